import type { ApiError } from '../api/apiError';
import type { RemoteReferral, Saved } from '../api/referralsApi';
import type { Unkept } from './compare/checkKept';
import type { ServiceAnswer } from './compare/serviceAnswer';
import type { MergeConflict, MergePath } from './merge/mergeReferral';
import type { Removal } from './update/draftUpdate';

interface Version {
  id: string;
  eTag: string;
  kept?: readonly MergePath[];
}

/** What became of submitting one referral; `message` is a sentence for the user if there is something to do. */
export type SubmitResult = {
  pointer: string;
} /**
 * `adopted`: an earlier create, whose answer was lost, was found at the service; `answer`: what the service made of what
 * was sent.
 */ & (
  | { outcome: 'created'; id: string; eTag: string; answer: ServiceAnswer; adopted?: true }
  /**
   * `sent`: what the update changed at the service, empty if nothing was sent; `merged`: what was taken from the service,
   * which had moved on; `removed`: what it no longer has; `kept`: what the file
   * no longer mentions, and the service has nevertheless.
   */
  | ({
      outcome: 'updated';
      sent: readonly MergePath[];
      answer: ServiceAnswer;
      merged?: readonly MergePath[];
      removed?: readonly MergePath[];
      /** What the user changed, and was not sent because only the service can set it. */
      unsent?: readonly MergePath[];
    } & Version)
  /**
   * Nothing to send. `isOld`: the file has an older version than the last one that is known. `unsure`: texts that were not
   * sent, since the file has only other HTML escapes or blanks, and may have had them before. `untaken`: what the service did
   * not take when it was sent.
   */
  | ({
      outcome: 'unchanged';
      isOld?: true;
      unsure?: readonly MergePath[];
      untaken?: readonly MergePath[];
    } & Version)
  /** Nothing was sent, or what was sent was refused; the file is untouched. `remote` if it could be read. */
  | {
      outcome: 'conflict';
      id: string;
      reason: 'moved' | 'noETag';
      remote?: Saved;
      conflicts: MergeConflict[];
      message: string;
    }
  /**
   * The service took it, and has something otherwise than it was sent: what it ignored is still in the file. With nothing
   * `unkept`, it does not show yet whether it took the update.
   */
  | { outcome: 'unconfirmed'; id: string; eTag: string; unkept: readonly Unkept[]; message: string }
  /** It would take something away from the service's version: nothing was sent, see `mayRemove`. */
  | { outcome: 'removal'; id: string; removals: readonly Removal[]; message: string }
  /**
   * The referral may have been created, by this submit (`error` tells what went wrong) or by an earlier one: the user
   * must decide. `candidates`: what the service has with its reference.
   */
  | { outcome: 'doubtful'; candidates: readonly RemoteReferral[]; message: string; error?: ApiError }
  /** It has no ID, but some of the identity of another referral: nothing was sent, see `copies`. */
  | { outcome: 'copy'; carried: readonly MergePath[]; message: string }
  /** The service has no such referral. */
  | { outcome: 'gone'; id: string; message: string }
  /** There is nothing at the pointer that could be sent. */
  | { outcome: 'invalid'; message: string }
  /** The service took it, and the file could not be changed: `id` must get into it before the next submit. */
  | { outcome: 'unwritten'; id: string; eTag: string; remote: Saved; message: string }
  | { outcome: 'failed'; error: ApiError; message: string }
);
