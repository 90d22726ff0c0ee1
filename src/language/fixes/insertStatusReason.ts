import { t } from '../../base/l10n';
import { insertProperty } from '../edits/insertProperty';
import { readReferral } from '../readReferral';
import type { FixProvider } from './fixProvider';
import { referralPointer } from './referralPointer';

/** Adds an empty reason, for the user to write. */
export const insertStatusReason: FixProvider = {
  codes: ['status.closed-without-reason'],
  manual: true,
  offer(document, { code, offset }) {
    const text = document.textAt(document.indexAt(offset));
    if (!text || readReferral(text)?.get('statusReason')) return [];
    return [
      {
        title: t('Add "{0}"', 'statusReason'),
        codes: [code],
        safe: false,
        preferred: true,
        edits: insertProperty(document, referralPointer(document, offset), 'statusReason', '', { after: 'substatus' }),
      },
    ];
  },
};
