/** A command of the CLI. */
export interface CliCommand {
  /** The text of `--help`. */
  readonly help: string;
  /**
   * Runs the command with the arguments after its name.
   * @returns the exit code
   * @throws UsageError if it cannot run with these arguments
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The environment of a command: folder, streams, variables and signals. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** Whether standard output is a terminal. */
  readonly isTty?: boolean;
  /** Writes to standard output. Resolves when the reader is ready for more. */
  print(text: string | Uint8Array): void | Promise<void>;
  /** Writes to standard error. */
  warn(text: string): void;
  /** Reads standard input to its end. */
  readInput(): Promise<Uint8Array>;
  /** Environment variables; those of the process if not given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * Returns a signal that aborts when the user presses Ctrl+C, so that a command stops after its current step. Pressing
   * it again ends the process.
   */
  interruption?(): AbortSignal;
  /** Resolves when the user presses Ctrl+C or the process is asked to end. */
  stopped(): Promise<void>;
}

/** Thrown if a command cannot run as requested. The message says why and what to do, in one line. */
export class UsageError extends Error {}
