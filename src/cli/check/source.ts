/** A text to check. */
export interface Source {
  /** What reports call it: its path as people wrote it, or `<stdin>`. */
  readonly name: string;
  /** Its absolute path; of what comes from standard input none. */
  readonly path?: string;
  /** Folder whose configuration is about it: an absolute path. */
  readonly folder: string;
  /** Tells texts apart, and gives messages a name to show. */
  readonly uri: string;
  /** Its bytes; the same each time. */
  read(): Promise<Uint8Array>;
}
