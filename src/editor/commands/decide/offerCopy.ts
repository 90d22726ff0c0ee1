import { l10n, type Uri } from 'vscode';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import type { EditorServices } from '../../editorServices';
import { showWarningMessage } from '../../ui/messages';
import { createSeparate, separateText } from './separateDeal';

/** Says that a copy would be connected to the original, and offers to create it like this or without; returns at once. */
export function offerCopy(
  services: EditorServices,
  uri: Uri,
  { message, pointer }: Extract<SubmitResult, { outcome: 'copy' }>,
  submit: (options: SubmitOptions) => unknown,
): void {
  const create = l10n.t('Create Connected');
  showWarningMessage(message, separateText(), create).then((chosen) => {
    if (chosen === create) submit({ copies: 'create' });
    else if (chosen) createSeparate(services, uri, pointer, submit);
  });
}
