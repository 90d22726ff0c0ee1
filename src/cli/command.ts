import type { Terminal } from './terminal';

/** A command of the CLI. */
export interface Command {
  /** The whole help. */
  readonly help: string;
  /**
   * Runs it with the arguments behind its name.
   * @returns the exit code
   * @throws UsageError if it cannot be run as asked
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}
