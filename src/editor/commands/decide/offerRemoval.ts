import { l10n } from 'vscode';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import { showWarningMessage } from '../../ui/messages';

/** Names what a submit would remove at the service, and offers to remove it; returns at once. */
export function offerRemoval(
  { message, removals }: Extract<SubmitResult, { outcome: 'removal' }>,
  submit: (options: SubmitOptions) => unknown,
): void {
  const remove = l10n.t('Remove and Submit');
  showWarningMessage(message, remove).then((chosen) => {
    // Only what was named: anything else is asked about again.
    if (chosen === remove) submit({ mayRemove: removals.map(({ path }) => path.join('/')) });
  });
}
