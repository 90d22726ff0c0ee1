import { t } from '../../../base/l10n';
import { substatusesOf } from '../../../domain/referral/statusMachine';
import { referralPointer } from '../../document/paths';
import { insertProperty } from '../../edits/insertNode';
import { statusPair } from '../../facts/statusPair';
import { quoteList } from '../../wording';
import { defineRule } from '../defineRule';

/** A status without substatus, or with None although the status has substates. */
export const missingSubstatus = defineRule({
  code: 'status.missing-substatus',
  severity: 'warning',
  summary: 'The referral has a status but no substatus, or "None" although the status has substatuses.',
  reason:
    'Official samples always send status and substatus together; a status alone leaves it to the service what the referral becomes, and a Closed referral does not tell whether it was won.',
  wrong: `
    {
      "status": "Closed"
    }`,
  right: `
    {
      "status": "Closed",
      "substatus": "Won"
    }`,
  remedy: 'Add a substatus that the status allows.',
  check(referral) {
    const { status, substatus } = statusPair(referral);
    if (!status?.meant || (substatus && substatus.meant !== 'None')) return [];
    const allowed = substatusesOf(status.meant);
    if (allowed.length === 0 || !(substatus || referral.lacks('substatus'))) return [];
    return [
      {
        message: substatus
          ? t('With status "{0}", the substatus can\'t be "None". Use {1}.', status.meant, quoteList(allowed))
          : t('Status "{0}" needs a substatus. Add {1}.', status.meant, quoteList(allowed)),
        place: substatus ?? status,
        at: 'value',
        data: { allowed, present: substatus !== undefined },
      },
    ];
  },
  isFixManual: true,
  /** Adds the missing substatus of a status, or replaces None or null. */
  fix(document, { offset, length, data }) {
    const pointer = referralPointer(document, offset);
    const { allowed } = data;
    return allowed.map((value) => ({
      title: data.present ? t('Change to "{0}"', value) : t('Add substatus "{0}"', value),
      ...(allowed.length === 1 && { preferred: true }),
      edits: data.present
        ? [{ offset, length, text: JSON.stringify(value) }]
        : insertProperty(document, pointer, 'substatus', value, { after: 'status' }),
    }));
  },
});
