import { nodeAt } from '../edits/nodeAt';
import { removeNode } from '../edits/removeNode';
import type { FixProvider } from './fixProvider';

/** Takes a tag out of a list that has it already: safe where the entry says no more than its id, or the same as the other. */
export const removeDuplicate: FixProvider = {
  codes: ['value.duplicate'],
  offer(document, { code, offset, data }) {
    const index = document.indexAt(offset);
    const base = document.offset(index);
    const literal = nodeAt(document.texts[index]?.root, offset - base);
    let entry = literal;
    while (entry && entry.parent?.type !== 'array') entry = entry.parent;
    if (!entry?.parent) return [];
    const name = (data?.found ?? '').slice(0, 60);
    const alone = entry.type === 'string' || entry.children?.length === 1;
    const text = document.texts[index]?.text ?? '';
    const twin = entry.parent.children?.some((other) => {
      return other !== entry && entry && slice(text, other) === slice(text, entry);
    });
    return [
      {
        title: `Remove this "${name}"`,
        codes: [code],
        safe: alone || twin === true,
        preferred: true,
        edits: removeNode(document.text, entry, base),
      },
    ];
  },
};

function slice(text: string, { offset, length }: { offset: number; length: number }): string {
  return text.slice(offset, offset + length);
}
