import { EventEmitter, type Memento } from 'vscode';

/** What the rows of the remote view stand under. */
export const groupings = ['none', 'status', 'customer', 'engagement'] as const;
export type Grouping = (typeof groupings)[number];

/** The orders of the remote view: `$orderby`, and in words. */
export const orders = {
  'updatedDateTime desc': 'Last changed first',
  'createdDateTime desc': 'Newest first',
  'name asc': 'Name',
  'details/closingDateTime asc': 'Closing first',
} as const;
export type Order = keyof typeof orders;

/** What the remote view shows, and how. */
export interface RemoteViewState {
  groupBy: Grouping;
  orderBy: Order;
  /** An OData filter beside that of the setting; `''` for none. */
  filter: string;
}

const key = 'referrals.remoteView';
const initial: RemoteViewState = { groupBy: 'none', orderBy: 'updatedDateTime desc', filter: '' };

/** How the user wants the remote view; kept for the workspace. */
export class RemoteView {
  readonly #changed = new EventEmitter<{ reload: boolean }>();
  /** `reload`: the service is to be asked anew. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memento: Memento) {}

  get state(): RemoteViewState {
    const kept = this.memento.get<Partial<RemoteViewState>>(key) ?? {};
    return {
      groupBy: groupings.find((grouping) => grouping === kept.groupBy) ?? initial.groupBy,
      orderBy: (Object.keys(orders) as Order[]).find((order) => order === kept.orderBy) ?? initial.orderBy,
      filter: typeof kept.filter === 'string' ? kept.filter : initial.filter,
    };
  }

  async change(changes: Partial<RemoteViewState>): Promise<void> {
    const before = this.state;
    await this.memento.update(key, { ...before, ...changes });
    const { filter, orderBy } = this.state;
    this.#changed.fire({ reload: filter !== before.filter || orderBy !== before.orderBy });
  }
}
