import type { ApiError } from '../../api/apiError';
import type { Saved } from '../../api/referralsApi';
import type { MergeConflict, MergePath } from '../merge/mergeReferral';

/** What became of pulling one referral; `message` is a sentence for the user if there is something to do. */
export type PullResult = {
  id: string;
} /** `created`: a new file; `pulled`: the file took the service's version; `unchanged`: they agree. */ & (
  | { outcome: 'created' | 'pulled' | 'unchanged'; file: string; eTag: string }
  /** Both changed, but different properties, or `choose` decided: the file has the changes of both. */
  | { outcome: 'merged'; file: string; eTag: string; merged: readonly MergePath[] }
  /** The file has changes to submit, and the service none. `kept`: what the file lacked, which it has again. */
  | { outcome: 'edited'; file: string; eTag: string; kept?: readonly MergePath[] }
  /** Both changed, or nothing tells which did; the file is untouched. */
  | { outcome: 'conflict'; file: string; remote: Saved; conflicts: MergeConflict[]; message: string }
  | { outcome: 'gone'; file?: string; message: string }
  /** The file has no such referral, or it is not valid JSON. */
  | { outcome: 'invalid'; file: string; message: string }
  | { outcome: 'unwritten'; file: string; message: string }
  | { outcome: 'failed'; error: ApiError; message: string }
);
