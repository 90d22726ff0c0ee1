import { EventEmitter, type Memento } from 'vscode';
import { toViewFilter, type ViewFilter } from '../rows/viewFilter';

/** What the rows of the view of local referrals are grouped by. */
export const localGroupings = ['none', 'status', 'customer', 'state', 'due'] as const;
export type LocalGrouping = (typeof localGroupings)[number];

/** The orders of the view of local referrals: by what the rows show, by the paths of files, and by what is most urgent. */
export const localOrders = ['name', 'file', 'closing', 'value'] as const;
export type LocalOrder = (typeof localOrders)[number];

/** What the view of local referrals shows, and how. */
export interface LocalViewState {
  groupBy: LocalGrouping;
  orderBy: LocalOrder;
  filter: ViewFilter;
}

const key = 'referrals.localView';

/** How the user wants the view of local referrals; kept for the workspace. */
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
