import type { TextEdit } from '../../language/types';

/** A change of a file: no edits, no write. */
export interface FileChange {
  edits: readonly TextEdit[];
}

/** A file that holds referrals: an open document with its unsaved text, or a file on disk. */
export interface ReferralFile {
  /** Tells this file from all others and shows in messages: a path within the workspace, or a URI. */
  readonly name: string;
  /** The text as the user sees it now. */
  read(): Promise<string>;
  /**
   * Changes the file by the edits that `decide` works out for the text as it is at that moment. The text does not change
   * between the two: an open document is edited in one step on the version that was read, a file on disk is replaced as
   * a whole. If the text changes before that, `decide` is called again.
   * @returns what `decide` returned for the text that was changed
   * @throws what `decide` throws, and Error if the change could not be made or, in a file on disk, kept
   */
  change<T extends FileChange>(decide: (text: string) => T): Promise<T>;
}
