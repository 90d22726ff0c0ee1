import { l10n } from 'vscode';

/** The user backed out of a prompt or stopped a task: nothing is wrong, and nothing is said about it. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super(l10n.t('Canceled.'));
  }
}
