import type { Command } from 'vscode';

/** Why a command failed, apart from errors of the service. */
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

/** A failure whose message tells a user what happened and what to do next. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly kind: UserErrorKind,
    message: string,
    /** Action offered as a button. */
    readonly action?: Command,
  ) {
    super(message);
  }
}
