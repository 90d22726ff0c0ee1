import type { ApiError } from '../api/apiError';
import type { Saved } from '../api/referralsApi';

/** What became of submitting one referral; `message` is a sentence for the user wherever something is to be done. */
export type SubmitResult = { pointer: string } & (
  | { outcome: 'created' | 'updated' | 'unchanged'; id: string; eTag: string }
  /** Nothing was sent, or what was sent was refused; the file is untouched. `remote` where it could be read. */
  | { outcome: 'conflict'; id: string; reason: 'moved' | 'noETag'; remote?: Saved; message: string }
  /** The service has no such referral. */
  | { outcome: 'gone'; id: string; message: string }
  /** There is nothing at the pointer that could be sent. */
  | { outcome: 'invalid'; message: string }
  /** The service took it, and the file could not be changed: `id` must get into it before the next submit. */
  | { outcome: 'unwritten'; id: string; eTag: string; remote: Saved; message: string }
  | { outcome: 'failed'; error: ApiError; message: string }
);
