import { EventEmitter, l10n, type Memento } from 'vscode';
import { filterQuery, toViewFilter, type ViewFilter } from '../rows/viewFilter';

/** Ways to group the rows of the remote view. */
export const groupings = ['none', 'status', 'customer', 'engagement'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * Orders of the remote view, in words, with the `$orderby` to send. The service sorts only by the times of creation and
 * of change. Other orders apply here, to the loaded pages.
 */
export const orders = {
  'updatedDateTime desc': { label: l10n.t('Last changed first'), orderBy: 'updatedDateTime desc' },
  'createdDateTime desc': { label: l10n.t('Newest first'), orderBy: 'createdDateTime desc' },
  'createdDateTime asc': { label: l10n.t('Oldest first'), orderBy: 'createdDateTime asc' },
  name: { label: l10n.t('Name (loaded referrals only)'), orderBy: 'updatedDateTime desc' },
  closing: { label: l10n.t('Closing first (loaded referrals only)'), orderBy: 'updatedDateTime desc' },
  value: { label: l10n.t('Largest value first (loaded referrals only)'), orderBy: 'updatedDateTime desc' },
} as const;
export type Order = keyof typeof orders;

/** Filter, grouping and order of the remote view. */
interface RemoteViewState {
  groupBy: Grouping;
  orderBy: Order;
  /** An OData filter in addition to that of the setting; `''` for none. */
  filter: string;
  /** Further conditions. Those that the service cannot apply are applied here, to the loaded pages. */
  conditions: ViewFilter;
}

const key = 'referrals.remoteView';
const initial: RemoteViewState = { groupBy: 'none', orderBy: 'updatedDateTime desc', filter: '', conditions: {} };

/** Keeps the filter, grouping and order that the user chose for the remote view, with the workspace. */
export class RemoteView {
  readonly #changed = new EventEmitter<{ reload: boolean }>();
  /** Fires with `reload` if the service must be asked again. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memento: Memento) {}

  get state(): RemoteViewState {
    const kept = this.memento.get<Partial<RemoteViewState>>(key) ?? {};
    return {
      groupBy: groupings.find((grouping) => grouping === kept.groupBy) ?? initial.groupBy,
      orderBy: (Object.keys(orders) as Order[]).find((order) => order === kept.orderBy) ?? initial.orderBy,
      filter: typeof kept.filter === 'string' ? kept.filter : initial.filter,
      conditions: toViewFilter(kept.conditions),
    };
  }

  async change(changes: Partial<RemoteViewState>): Promise<void> {
    const before = this.state;
    await this.memento.update(key, { ...before, ...changes });
    const { conditions, filter, orderBy } = this.state;
    const reload =
      filter !== before.filter ||
      filterQuery(conditions) !== filterQuery(before.conditions) ||
      orders[orderBy].orderBy !== orders[before.orderBy].orderBy;
    this.#changed.fire({ reload });
  }
}
