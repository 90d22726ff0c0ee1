import type { FixProvider } from './fixProvider';

/** Adds the substatus that a status lacks, or replaces None. */
export const insertSubstatus: FixProvider = {
  codes: ['status.missing-substatus'],
  offer(_, { code, offset, length, data }) {
    return (data?.allowed ?? []).map((value) => ({
      title: data?.present ? `Change to "${value}"` : `Add substatus "${value}"`,
      codes: [code],
      safe: false,
      edits: [
        data?.present
          ? { offset, length, text: JSON.stringify(value) }
          : { offset: offset + length, length: 0, text: `, "substatus": ${JSON.stringify(value)}` },
      ],
    }));
  },
};
