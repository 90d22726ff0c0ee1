import type { TextEdit } from '../language/types';

/** A file that holds referrals: an open document with its unsaved text, or a file on disk. */
export interface ReferralFile {
  /** Tells this file from all others and shows in messages: a path within the workspace, or a URI. */
  readonly name: string;
  /** The text as the user sees it now. */
  read(): Promise<string>;
  /**
   * Changes the file by the edits that `edits` works out for the text as it is at that moment. The text must not change
   * between the two: an open document is edited in one step on the version that was read, a file on disk is replaced as
   * a whole. No edits, no write. Rejects when the change could not be made and, in a file on disk, kept; what `edits`
   * throws is passed on.
   */
  change(edits: (text: string) => readonly TextEdit[]): Promise<void>;
}
