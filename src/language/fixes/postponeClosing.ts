import type { FixProvider } from './fixProvider';

/** Moves a closing date that is past to 30 or 90 days from today. */
export const postponeClosing: FixProvider = {
  codes: ['date.closing-in-past'],
  offer(_, { code, offset, length, data }) {
    const days = [30, 90];
    return (data?.allowed ?? []).map((value, index) => ({
      title: `Move to ${value.slice(0, 10)} (${days[index]} days from today)`,
      codes: [code],
      safe: false,
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};
