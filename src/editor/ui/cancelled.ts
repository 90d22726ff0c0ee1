import { l10n } from 'vscode';

/** Thrown if the user cancels a prompt or a task. Not an error: nothing is shown about it. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super(l10n.t('Canceled.'));
  }
}
