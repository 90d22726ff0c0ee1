import { EventEmitter, type Memento } from 'vscode';
import { toViewFilter, type ViewFilter } from '../rows/viewFilter';

/** Ways to group the rows of the local view. */
export const localGroupings = ['none', 'status', 'customer', 'state', 'due'] as const;
export type LocalGrouping = (typeof localGroupings)[number];

/** Orders of the local view: by the rows' labels, by the paths of files, and by urgency or value. */
export const localOrders = ['name', 'file', 'closing', 'value'] as const;
export type LocalOrder = (typeof localOrders)[number];

/** Filter, grouping and order of the local view. */
export interface LocalViewState {
  groupBy: LocalGrouping;
  orderBy: LocalOrder;
  filter: ViewFilter;
}

const key = 'referrals.localView';

/** Keeps the filter, grouping and order that the user chose for the local view, with the workspace. */
export class LocalView {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly memento: Memento) {}

  get state(): LocalViewState {
    const kept = this.memento.get<Partial<Record<keyof LocalViewState, unknown>>>(key) ?? {};
    return {
      groupBy: localGroupings.find((grouping) => grouping === kept.groupBy) ?? 'none',
      orderBy: localOrders.find((order) => order === kept.orderBy) ?? 'name',
      filter: toViewFilter(kept.filter),
    };
  }

  async change(changes: Partial<LocalViewState>): Promise<void> {
    await this.memento.update(key, { ...this.state, ...changes });
    this.#changed.fire();
  }
}
