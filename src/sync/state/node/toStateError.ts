import { t } from '../../../base/l10n';
import { messageOf } from '../../../base/messageOf';
import { FileLockError } from '../../../base/node/fileLock';
import { damagedState, StateError } from '../stateError';
import { DamagedJournalError } from './journalLines';

/** Converts an error of the file system, the lock or a journal to an error about the state in `folder`. */
export function toStateError(error: unknown, folder: string): StateError {
  if (error instanceof StateError) return error;
  if (error instanceof DamagedJournalError) return damagedState(folder, error);
  if (error instanceof FileLockError) {
    const message = error.reason === 'busy' ? busy(folder, error.holder) : canceled(folder);
    return new StateError(error.reason, message, folder, { cause: error });
  }
  const message = t('{0} cannot be read and written: {1}. Nothing was sent.', folder, messageOf(error));
  return new StateError('unusable', message, folder, { cause: error });
}

function busy(folder: string, holder: number | undefined): string {
  return holder === undefined
    ? t(
        'Another window or command is working with {0}. Wait until it has finished, or close it, and try again.',
        folder,
      )
    : t(
        'Another window or command (process {1}) is working with {0}. Wait until it has finished, or close it, and try again.',
        folder,
        holder,
      );
}

function canceled(folder: string): string {
  return t('Canceled while another process was working with {0}.', folder);
}
