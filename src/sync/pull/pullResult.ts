import type { ApiError } from '../../api/apiError';
import type { Saved } from '../../api/referralsApi';
import type { MergeConflict, MergePath } from '../merge/mergeReferral';

/** The result of pulling a referral. `message` is for the user, if there is something to do. */
export type PullResult = {
  id: string;
} /** `created`: in a new file. `pulled`: the file got the service's version. `unchanged`: the file already had it. */ & (
  | { outcome: 'created' | 'pulled' | 'unchanged'; file: string; eTag: string }
  /** Both had changes, and the file now has those of both. They were to different properties, or `choose` decided. */
  | { outcome: 'merged'; file: string; eTag: string; merged: readonly MergePath[] }
  /** Only the file has changes. `kept`: properties that the file lacked, and that were added again. */
  | { outcome: 'edited'; file: string; eTag: string; kept?: readonly MergePath[] }
  /** Both changed the same property, or it is unknown who changed what. The file is unchanged. */
  | { outcome: 'conflict'; file: string; remote: Saved; conflicts: MergeConflict[]; message: string }
  | { outcome: 'gone'; file?: string; message: string }
  /** The file has no such referral, or it is not valid JSON. */
  | { outcome: 'invalid'; file: string; message: string }
  | { outcome: 'unwritten'; file: string; message: string }
  | { outcome: 'failed'; error: ApiError; message: string }
);
