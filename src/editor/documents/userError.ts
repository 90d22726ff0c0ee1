import type { Command } from 'vscode';

/** Why a command could not do its work, apart from what the service says. */
export type UserErrorKind =
  | 'noFile'
  | 'noFolder'
  | 'noReferral'
  | 'notAllowed'
  | 'unsaved'
  | 'argument'
  | 'invalid'
  | 'gone'
  | 'unwritten'
  | 'configuration'
  | 'ignored';

/** A failure whose message says what happened and what to do next, fit for a user. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly kind: UserErrorKind,
    message: string,
    /** What helps, offered as a button. */
    readonly action?: Command,
  ) {
    super(message);
  }
}
