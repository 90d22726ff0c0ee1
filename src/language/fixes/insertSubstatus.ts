import { t } from '../../base/l10n';
import { insertProperty } from '../edits/insertProperty';
import type { FixProvider } from './fixProvider';
import { referralPointer } from './referralPointer';

/** Adds the substatus that a status lacks, or replaces None or null. */
export const insertSubstatus: FixProvider = {
  codes: ['status.missing-substatus'],
  manual: true,
  offer(document, { code, offset, length, data }) {
    const pointer = referralPointer(document, offset);
    const allowed = data?.allowed ?? [];
    return allowed.map((value) => ({
      title: data?.present ? t('Change to "{0}"', value) : t('Add substatus "{0}"', value),
      codes: [code],
      safe: false,
      ...(allowed.length === 1 && { preferred: true }),
      edits: data?.present
        ? [{ offset, length, text: JSON.stringify(value) }]
        : insertProperty(document, pointer, 'substatus', value, { after: 'status' }),
    }));
  },
};
