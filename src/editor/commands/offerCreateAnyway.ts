import { l10n } from 'vscode';
import type { SubmitOptions } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import { showWarningMessage } from '../ui/messages';

const another = l10n.t('Create Another One...');
const confirm = l10n.t('Create');

/** Says that a referral may have been created already, and offers to create another one; returns at once. */
export function offerCreateAnyway(
  { message }: Extract<SubmitResult, { outcome: 'doubtful' }>,
  submit: (options: SubmitOptions) => unknown,
): void {
  showWarningMessage(message, another).then(async (chosen) => {
    if (chosen !== another) return;
    const detail = l10n.t(
      'If the earlier submit succeeded, there will be two referrals. A referral cannot be deleted, only closed.',
    );
    const answer = await showWarningMessage(l10n.t('Create another referral?'), { modal: true, detail }, confirm);
    if (answer === confirm) submit({ inDoubt: 'create' });
  });
}
