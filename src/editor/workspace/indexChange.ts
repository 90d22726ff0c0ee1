/** What a change of the workspace index means for others; addresses of files. */
export interface IndexChange {
  /** Files that are new, gone, or hold something else than before. */
  files: ReadonlySet<string>;
  /** Files that share an identifying value with another one, which has changed. */
  related: ReadonlySet<string>;
}
