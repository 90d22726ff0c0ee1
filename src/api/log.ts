/** Where calls and oddities are noted; VS Code's `LogOutputChannel` is one. Never given tokens, bodies or filters. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}
