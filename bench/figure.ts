/** What a figure is measured with: few rounds for a quick answer, many for one to write down. */
export interface Effort {
  short: boolean;
}

/** One figure, measured: the ratio to its reference first, since the machine is noisy. */
export interface Measured {
  ratio: number;
  /** What was measured and what it was compared with, with units, for people. */
  subject: string;
  reference: string;
  /** A figure in a unit of its own, if the goal is one. */
  value?: { amount: number; unit: 'ms' | 'µs' | 'KiB' };
  /** What else the measurement tells. */
  note?: string;
}

/** One row of the report. */
export interface Figure {
  /** Its name in budget.json. */
  id: string;
  title: string;
  /** What the ratio is taken to. */
  reference: string;
  /** Left out of the short form: it takes long, or is not a ratio of times. */
  long?: true;
  measure(effort: Effort): Promise<Measured>;
}
