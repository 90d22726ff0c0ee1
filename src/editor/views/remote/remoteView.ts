import { EventEmitter, l10n, type Memento } from 'vscode';
import { filterQuery, toViewFilter, type ViewFilter } from '../rows/viewFilter';

/** What the rows of the remote view are grouped by. */
export const groupings = ['none', 'status', 'customer', 'engagement'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * The orders of the remote view, in words, and the `$orderby` to ask for. The service orders by the times of creation and
 * of change only: other orders are made here, of the pages that are loaded.
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

/** What the remote view shows, and how. */
interface RemoteViewState {
  groupBy: Grouping;
  orderBy: Order;
  /** An OData filter beside that of the setting; `''` for none. */
  filter: string;
  /** What else the user asked for; what the service cannot answer is answered among the loaded pages. */
  conditions: ViewFilter;
}

const key = 'referrals.remoteView';
const initial: RemoteViewState = { groupBy: 'none', orderBy: 'updatedDateTime desc', filter: '', conditions: {} };

/** How the user wants the remote view; kept for the workspace. */
export class RemoteView {
  readonly #changed = new EventEmitter<{ reload: boolean }>();
  /** `reload`: the service must be asked again. */
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
