import { t } from '../../../base/l10n';
import { statusesAllowing } from '../../../domain/referral/statusMachine';
import { referralPointer } from '../../document/paths';
import { insertProperty } from '../../edits/insertNode';
import { statusPair } from '../../facts/statusPair';
import { quoteList } from '../../wording';
import { defineRule } from '../defineRule';

/** A substatus without a status. */
export const missingStatus = defineRule({
  code: 'status.missing-status',
  severity: 'warning',
  summary: 'The referral has a substatus but no status.',
  reason: 'A substatus is a detail of a status. As each one belongs to one status, the status can be told from it.',
  wrong: `
    {
      "substatus": "Accepted"
    }`,
  right: `
    {
      "status": "Active",
      "substatus": "Accepted"
    }`,
  remedy: 'Add the status that goes with the substatus.',
  hasSafeFix: true,
  check(referral) {
    const { substatus } = statusPair(referral);
    if (!substatus?.meant || substatus.meant === 'None' || !referral.lacks('status')) return [];
    const allowed = statusesAllowing(substatus.meant);
    return [
      {
        message: t('Substatus "{0}" needs a status. Add {1}.', substatus.meant, quoteList(allowed)),
        place: substatus,
        at: 'value',
        data: { allowed, suggestion: allowed.length === 1 ? allowed[0] : undefined },
      },
    ];
  },
  /**
   * Adds the missing status of a substatus. Safe if only one status allows it, and its place has no unfinished text.
   */
  fix(document, { offset, data }) {
    const pointer = referralPointer(document, offset);
    return data.allowed.map((value) => {
      const edits = insertProperty(document, pointer, 'status', value, { before: 'substatus' });
      const replaced = edits.map((edit) => document.text.slice(edit.offset, edit.offset + edit.length)).join('');
      return {
        title: t('Add status "{0}"', value),
        safe: value === data.suggestion && /^(null|""|\s*)$/.test(replaced),
        ...(value === data.suggestion && { preferred: true }),
        edits,
      };
    });
  },
});
