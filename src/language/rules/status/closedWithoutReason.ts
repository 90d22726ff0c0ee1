import { t } from '../../../base/l10n';
import { substatusesWithReason } from '../../../domain/referral/statusMachine';
import { referralPointer } from '../../document/paths';
import { insertProperty } from '../../edits/insertNode';
import { readReferral } from '../../facts/referralView';
import { statusPair } from '../../facts/statusPair';
import { defineRule } from '../defineRule';

/** Closed as Lost, Declined or Error with no reason given. */
export const closedWithoutReason = defineRule({
  code: 'status.closed-without-reason',
  severity: 'information',
  summary: 'The referral is closed as Lost, Declined or Error and does not say why.',
  reason:
    'Partner Center asks for a reason when a deal is declined or lost. In the API it is free text, `statusReason`.',
  wrong: `
    {
      "status": "Closed",
      "substatus": "Lost"
    }`,
  right: `
    {
      "status": "Closed",
      "substatus": "Lost",
      "statusReason": "The customer chose another vendor."
    }`,
  remedy: 'Add a "statusReason".',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (status?.meant !== 'Closed' || !substatus?.meant || !substatusesWithReason.has(substatus.meant)) return [];
    const reason = referral.get('statusReason');
    const isEmpty = typeof reason?.value === 'string' && reason.value.trim() === '';
    if (!isEmpty && !referral.lacks('statusReason')) return [];
    return [
      {
        message: t('This referral was closed as {0} without a reason. Add "statusReason".', substatus.meant),
        place: substatus,
        at: 'value',
        data: { found: substatus.meant },
      },
    ];
  },
  isFixManual: true,
  /** Adds an empty reason for the user to fill in. */
  fix(document, { offset }) {
    const text = document.textAt(document.indexAt(offset));
    if (!text || readReferral(text)?.get('statusReason')) return [];
    return [
      {
        title: t('Add "{0}"', 'statusReason'),
        preferred: true,
        edits: insertProperty(document, referralPointer(document, offset), 'statusReason', '', { after: 'substatus' }),
      },
    ];
  },
});
