import { insertProperty } from '../edits/insertProperty';
import type { FixProvider } from './fixProvider';
import { referralPointer } from './referralPointer';

/** Adds the status that a substatus lacks: safe where only one allows it. */
export const insertStatus: FixProvider = {
  codes: ['status.missing-status'],
  offer(document, { code, offset, data }) {
    const pointer = referralPointer(document, offset);
    return (data?.allowed ?? []).map((value) => ({
      title: `Add status "${value}"`,
      codes: [code],
      safe: value === data?.suggestion,
      ...(value === data?.suggestion && { preferred: true }),
      edits: insertProperty(document, pointer, 'status', value, { before: 'substatus' }),
    }));
  },
};
