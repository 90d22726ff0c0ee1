import { l10n, type Uri } from 'vscode';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import { showWarningMessage } from '../../ui/messages';
import type { ErrorServices } from '../showError';
import { meantAt } from './meantAt';
import { createSeparate, separateText } from './separateDeal';

/** Says that a copy would be connected to the original, and offers to create it like this or without; returns at once. */
export async function offerCopy(
  services: ErrorServices,
  uri: Uri,
  { message, pointer }: Extract<SubmitResult, { outcome: 'copy' }>,
  submit: (options: SubmitOptions) => unknown,
): Promise<void> {
  const meant = await meantAt(uri, pointer);
  const create = l10n.t('Create Connected');
  showWarningMessage(message, separateText(), create).then((chosen) => {
    if (chosen === create) submit({ copies: 'create' });
    else if (chosen) createSeparate(services, uri, pointer, meant, submit);
  });
}
