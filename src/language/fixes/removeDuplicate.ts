import { t } from '../../base/l10n';
import { type JsonNode, nodeAt } from '../document/jsonNode';
import type { ReferralText } from '../document/referralText';
import { removeNode } from '../edits/removeNode';
import type { FixProvider } from './fixProvider';

/** Takes a tag out of a list that has it already: safe where the entry says no more than its id, or the same as the other. */
export const removeDuplicate: FixProvider = {
  codes: ['value.duplicate'],
  offer(document, { code, offset, data, related }) {
    const index = document.indexAt(offset);
    const base = document.offset(index);
    const text = document.textAt(index);
    const entry = entryAt(text, offset - base);
    if (!text || !entry) return [];
    const name = (data?.found ?? '').slice(0, 60);
    const alone = entry.type === 'string' || entry.properties.length === 1;
    const twin = alone ? undefined : entryAt(text, (related?.[0]?.offset ?? 0) - base);
    const same = twin !== undefined && twin.literal === entry.literal;
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
function entryAt(text: ReferralText | undefined, offset: number): JsonNode | undefined {
  let entry = text && nodeAt(text.root, offset);
  while (entry && entry.parent?.type !== 'array') entry = entry.parent;
  return entry;
}
