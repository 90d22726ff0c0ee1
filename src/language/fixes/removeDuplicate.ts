import type { Node } from 'jsonc-parser';
import { t } from '../../base/l10n';
import type { ReferralText } from '../document/referralText';
import { nodeAt } from '../edits/nodeAt';
import { removeNode } from '../edits/removeNode';
import type { FixProvider } from './fixProvider';

/** Takes a tag out of a list that has it already: safe where the entry says no more than its id, or the same as the other. */
export const removeDuplicate: FixProvider = {
  codes: ['value.duplicate'],
  offer(document, { code, offset, data, related }) {
    const index = document.indexAt(offset);
    const base = document.offset(index);
    const text = document.texts[index];
    const entry = entryAt(text, offset - base);
    if (!text || !entry) return [];
    const name = (data?.found ?? '').slice(0, 60);
    const alone = entry.type === 'string' || entry.children?.length === 1;
    const twin = alone ? undefined : entryAt(text, (related?.[0]?.offset ?? 0) - base);
    const same = twin !== undefined && slice(text.text, twin) === slice(text.text, entry);
    return [
      {
        title: t('Remove this "{0}"', name),
        codes: [code],
        safe: alone || same,
        preferred: true,
        edits: removeNode(document.text, entry, base),
      },
    ];
  },
};

/** The entry of a list that holds the place. */
function entryAt(text: ReferralText | undefined, offset: number): Node | undefined {
  let entry = nodeAt(text?.root, offset);
  while (entry && entry.parent?.type !== 'array') entry = entry.parent;
  return entry;
}

function slice(text: string, { offset, length }: { offset: number; length: number }): string {
  return text.slice(offset, offset + length);
}
