import type { TextEdit } from '../../language/types';

/** A change of a file. Without edits, nothing is written. */
export interface FileChange {
  edits: readonly TextEdit[];
}

/** A file with referrals: an open document with its unsaved text, or a file on disk. */
export interface ReferralFile {
  /** Identifies the file, also in messages: a path within the workspace, an absolute path or a URI. */
  readonly name: string;
  /** The text as the user sees it now. */
  read(): Promise<string>;
  /**
   * Applies the edits that `decide` returns for the current text. The text cannot change in between: an open document
   * is edited in the version that was read, and a file on disk is replaced as a whole. If the text changes before,
   * calls `decide` again.
   * @returns what `decide` returned for the text that was changed
   * @throws what `decide` throws, and Error if the file could not be changed or written
   */
  change<T extends FileChange>(decide: (text: string) => T): Promise<T>;
}
