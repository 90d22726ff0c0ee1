import { applyEdits } from '../../../src/language/edits/applyEdits';
import type { ReferralFile } from '../../../src/sync/files/referralFile';

/** A file in memory; `onChange` may change the text, or fail, just before a change is made, as a user or a disk would. */
export function memoryFile(
  text: string,
  onChange: (file: { text: string }) => void = () => {},
  name = 'referrals/deal.referral.json',
) {
  const state = { text, changes: 0 };
  const file: ReferralFile = {
    name,
    read: async () => state.text,
    change: async (decide) => {
      onChange(state);
      const decided = decide(state.text);
      const next = applyEdits(state.text, decided.edits);
      if (next !== state.text) state.changes++;
      state.text = next;
      return decided;
    },
  };
  return { file, state };
}
