import { l10n } from 'vscode';
import type { SubmitOptions } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import { showWarningMessage } from '../ui/messages';

/** Says that a copy would be connected to the original, and offers to create it like this; returns at once. */
export function offerCopy(
  { message }: Extract<SubmitResult, { outcome: 'copy' }>,
  submit: (options: SubmitOptions) => unknown,
): void {
  const create = l10n.t('Create Connected');
  showWarningMessage(message, create).then((chosen) => {
    if (chosen === create) submit({ copies: 'create' });
  });
}
