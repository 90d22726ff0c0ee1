import { t } from '../../base/l10n';

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

export function damagedState(folder: string, cause: unknown): StateError {
  const message = t(
    '{0} is damaged, so nothing was sent. Adopt it to read its referrals again from the service.',
    folder,
  );
  return new StateError('damaged', message, folder, { cause });
}
