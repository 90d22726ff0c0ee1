import budgets from './budget.json';
import type { Figure, Measured } from './figure';

/** What a figure must reach, and what it must not exceed. */
export interface Budget {
  /** The goal, in the figure's own unit if it has one, else as a ratio. */
  goal?: number;
  /** The ratio at which a run fails: what was reached, with slack for noise. */
  limit: number;
}

/** A figure, measured and compared with its budget. */
export interface Verdict {
  figure: Figure;
  measured: Measured;
  budget?: Budget;
  /** Whether the goal is reached; undefined if there is none. */
  reached?: boolean;
  /** Whether the ratio is beyond its limit. */
  beyond: boolean;
}

export function budgetOf(id: string): Budget | undefined {
  return (budgets as Readonly<Record<string, Budget>>)[id];
}

/** Compares a measurement with its budget. */
export function judge(figure: Figure, measured: Measured, budget: Budget | undefined): Verdict {
  const amount = measured.value?.amount ?? measured.ratio;
  return {
    figure,
    measured,
    ...(budget && { budget }),
    ...(budget?.goal !== undefined && { reached: amount <= budget.goal }),
    beyond: budget !== undefined && measured.ratio > budget.limit,
  };
}
