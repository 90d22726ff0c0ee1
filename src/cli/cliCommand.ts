/** A command of the CLI. */
export interface CliCommand {
  /** The whole help. */
  readonly help: string;
  /**
   * Runs it with the arguments after its name.
   * @returns the exit code
   * @throws UsageError if it cannot be run as asked
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** What a command has of the world around it. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** Whether standard output is a terminal. */
  readonly isTty?: boolean;
  /** Writes to standard output; resolves when more may be written. */
  print(text: string | Uint8Array): void | Promise<void>;
  /** Writes to standard error. */
  warn(text: string): void;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  /** Environment variables; those of the process if not given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Aborts when the user asks for an end (Ctrl+C) of what can be ended between two steps; a second time ends it at once. */
  interruption?(): AbortSignal;
  /** Resolves when the user asks the process to end. */
  stopped(): Promise<void>;
}

/** The command line cannot be run as it was given; the message says why and what to do, in one line. */
export class UsageError extends Error {}
