import { t } from '../../base/l10n';
import { insertProperty } from '../edits/insertProperty';
import type { FixProvider } from './fixProvider';
import { referralPointer } from './referralPointer';

/** Adds the status that a substatus lacks: safe where only one allows it, and nothing half-written stands in its place. */
export const insertStatus: FixProvider = {
  codes: ['status.missing-status'],
  offer(document, { code, offset, data }) {
    const pointer = referralPointer(document, offset);
    return (data?.allowed ?? []).map((value) => {
      const edits = insertProperty(document, pointer, 'status', value, { before: 'substatus' });
      const replaced = edits.map((edit) => document.text.slice(edit.offset, edit.offset + edit.length)).join('');
      return {
        title: t('Add status "{0}"', value),
        codes: [code],
        safe: value === data?.suggestion && /^(null|""|\s*)$/.test(replaced),
        ...(value === data?.suggestion && { preferred: true }),
        edits,
      };
    });
  },
};
