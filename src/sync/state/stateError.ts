import { t } from '../../base/l10n';
import { FileLockError } from '../../base/node/fileLock';
import { messageOf } from '../messageOf';
import { DamagedJournalError } from './journalLines';

/**
 * `untrusted`: the folder was not made by this user on this computer. `foreign`: it belongs to another user.
 * `damaged`: something in it is not what was written. `busy`: another process holds the lock. `lost`: another process
 * took the lock over. `unusable`: the file system refuses.
 */
export type StateErrorKind = 'untrusted' | 'foreign' | 'damaged' | 'busy' | 'cancelled' | 'lost' | 'unusable';

/** What was last known of the service cannot be used; nothing was sent. */
export class StateError extends Error {
  override readonly name = 'StateError';

  constructor(
    readonly kind: StateErrorKind,
    /** What happened and what to do next. */
    message: string,
    /** The `.referrals` folder. */
    readonly folder: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether adopting the folder helps. */
  get isAdoptable(): boolean {
    return this.kind === 'untrusted' || this.kind === 'damaged';
  }
}

/** Returns what an error of the file system, the lock or a journal means for the state in `folder`. */
export function toStateError(error: unknown, folder: string): StateError {
  if (error instanceof StateError) return error;
  if (error instanceof DamagedJournalError) return damagedState(folder, error);
  if (error instanceof FileLockError) {
    const message =
      error.reason === 'busy'
        ? t('Another process is working with {0}. Wait until it has ended, and try again.', folder)
        : t('Canceled while another process was working with {0}.', folder);
    return new StateError(error.reason, message, folder, { cause: error });
  }
  const message = t('{0} cannot be read and written: {1}. Nothing was sent.', folder, messageOf(error));
  return new StateError('unusable', message, folder, { cause: error });
}

export function damagedState(folder: string, cause: unknown): StateError {
  const message = t(
    '{0} is damaged, so nothing was sent. Adopt it to read its referrals again from the service.',
    folder,
  );
  return new StateError('damaged', message, folder, { cause });
}
