import type { FixProvider } from './fixProvider';

/** How many of the other allowed values are offered beside the evident one. */
const most = 8;

/** Puts an allowed value in the place of a wrong one: the evident one first, and then it is safe. */
export const useAllowedValue: FixProvider = {
  codes: ['value.unknown', 'value.casing', 'status.none', 'status.substatus-not-allowed', 'solution.play-not-in-area'],
  offer(_, { code, offset, length, data }) {
    const suggestion = data?.suggestion;
    const values = [...new Set([...(suggestion === undefined ? [] : [suggestion]), ...(data?.allowed ?? [])])];
    return values.slice(0, most).map((value, index) => ({
      title: `Change to "${value}"`,
      codes: [code],
      safe: value === suggestion,
      ...(index === 0 && suggestion !== undefined && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};
