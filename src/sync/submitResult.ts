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

/** The result of submitting a referral. `message` is for the user, if there is something to do. */
export type SubmitResult = {
  pointer: string;
} /**
 * `adopted`: an earlier create, whose response was lost, was found in the service. `answer`: the service's version
 * compared with what was sent.
 */ & (
  | { outcome: 'created'; id: string; eTag: string; answer: ServiceAnswer; adopted?: true }
  /**
   * `sent`: the changes that were sent, empty if there were none. `merged`: the changes that were taken from a newer
   * version of the service. `removed`: the values that were removed in the service. `kept`: the values that the file
   * does not have, and that stay in the service.
   */
  | ({
      outcome: 'updated';
      sent: readonly MergePath[];
      answer: ServiceAnswer;
      merged?: readonly MergePath[];
      removed?: readonly MergePath[];
      /** Read-only properties that the user changed, and that were not sent. */
      unsent?: readonly MergePath[];
    } & Version)
  /**
   * There is nothing to send. `isOld`: the file has an older version than the last known one. `unsure`: texts that were
   * not sent because only their HTML escapes or surrounding spaces differ. `untaken`: values that the service ignored
   * when they were sent.
   */
  | ({
      outcome: 'unchanged';
      isOld?: true;
      unsure?: readonly MergePath[];
      untaken?: readonly MergePath[];
    } & Version)
  /**
   * Nothing was sent, or the update was refused. The file is unchanged. `remote`: the service's version, if it could be
   * read.
   */
  | {
      outcome: 'conflict';
      id: string;
      reason: 'moved' | 'noETag';
      remote?: Saved;
      conflicts: MergeConflict[];
      message: string;
    }
  /**
   * The service accepted the update, but has different values (`unkept`). Values that it ignored are still in the file.
   * If `unkept` is empty, it is unknown whether the service took the update.
   */
  | { outcome: 'unconfirmed'; id: string; eTag: string; unkept: readonly Unkept[]; message: string }
  /** Nothing was sent, because the update removes values that need a confirmation; see `mayRemove`. */
  | { outcome: 'removal'; id: string; removals: readonly Removal[]; message: string }
  /**
   * The referral may have been created, by this submit (see `error`) or by an earlier one. The user must decide.
   * `candidates`: the referrals in the service with its reference.
   */
  | { outcome: 'doubtful'; candidates: readonly RemoteReferral[]; message: string; error?: ApiError }
  /** Nothing was sent, because the referral has no ID but links of another referral; see `copies`. */
  | { outcome: 'copy'; carried: readonly MergePath[]; message: string }
  /** The service has no such referral. */
  | { outcome: 'gone'; id: string; message: string }
  /** The referral cannot be sent as it is in the file. */
  | { outcome: 'invalid'; message: string }
  /**
   * The service accepted the referral, but the file could not be changed. The file needs `id` before the next submit.
   */
  | { outcome: 'unwritten'; id: string; eTag: string; remote: Saved; message: string }
  | { outcome: 'failed'; error: ApiError; message: string }
);
