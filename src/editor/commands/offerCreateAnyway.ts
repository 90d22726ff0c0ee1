import { window } from 'vscode';
import type { SubmitOptions } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';

const another = 'Create Another One...';
const confirm = 'Create';

/** Says that a referral may have been created already, and offers to create another one; returns at once. */
export function offerCreateAnyway(
  { message }: Extract<SubmitResult, { outcome: 'doubtful' }>,
  submit: (options: SubmitOptions) => unknown,
): void {
  window.showWarningMessage(message, another).then(async (chosen) => {
    if (chosen !== another) return;
    const detail =
      'If the earlier one has arrived, the service will have two. A referral cannot be deleted, only closed.';
    const answer = await window.showWarningMessage('Create another referral?', { modal: true, detail }, confirm);
    if (answer === confirm) submit({ createAnyway: true });
  });
}
