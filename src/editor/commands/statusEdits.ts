import { type Edit, findNodeAtLocation, getNodeValue, type JSONPath, modify, parseTree } from 'jsonc-parser';
import { referral } from '../../domain/referral';
import { applyEdits } from '../../language/edits/applyEdits';
import type { TextEdit } from '../../language/types';

const formatting = { insertSpaces: true, tabSize: 2 };

/**
 * The edits that give a referral another status and substatus and leave the rest of the text alone. Properties keep
 * the spelling that they have; a missing one is put behind the other.
 * @param path the referral's place in the text
 */
export function statusEdits(text: string, path: JSONPath, state: { status: string; substatus: string }): TextEdit[] {
  let changed = text;
  for (const [name, value] of [
    ['status', state.status],
    ['substatus', state.substatus],
  ] as const) {
    const edits = set(changed, path, name, value);
    changed = applyEdits(
      changed,
      edits.map(({ offset, length, content }) => ({ offset, length, text: content })),
    );
  }
  return difference(text, changed);
}

function set(text: string, path: JSONPath, name: 'status' | 'substatus', value: string): Edit[] {
  const root = parseTree(text);
  const object = root && findNodeAtLocation(root, path);
  const names = object?.type === 'object' ? Object.keys(getNodeValue(object)) : [];
  const key = names.find((written) => referral.resolve(written)?.property.name === name) ?? name;
  return modify(text, [...path, key], value, {
    formattingOptions: { ...formatting, eol: text.includes('\r\n') ? '\r\n' : '\n' },
    getInsertionIndex: (properties) => {
      const status = properties.findIndex((each) => referral.resolve(each)?.property.name === 'status');
      return status < 0 ? properties.length : status + 1;
    },
  });
}

/** What lies between the common beginning and the common end of two texts, as one edit. */
function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) }];
}
