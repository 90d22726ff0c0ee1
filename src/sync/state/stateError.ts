import { t } from '../../base/l10n';

/**
 * `untrusted`: the folder was not created by this user on this computer. `foreign`: it belongs to another user.
 * `damaged`: its content was changed or is incomplete. `busy`: another process holds the lock. `lost`: another process
 * took the lock over. `unusable`: the file system refuses.
 */
export type StateErrorKind = 'untrusted' | 'foreign' | 'damaged' | 'busy' | 'cancelled' | 'lost' | 'unusable';

/** Thrown if the stored state of a service cannot be used. Nothing was sent. */
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

export function damagedState(folder: string, cause: unknown): StateError {
  const message = t(
    '{0} is damaged, so nothing was sent. Adopt it to read its referrals again from the service.',
    folder,
  );
  return new StateError('damaged', message, folder, { cause });
}
