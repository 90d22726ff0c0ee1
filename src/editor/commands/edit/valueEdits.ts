import { type Edit, findNodeAtLocation, type JSONPath, modify, parseTree } from 'jsonc-parser';
import { isResource, type PropertyType, type Resource } from '../../../domain/model/resource';
import { referral } from '../../../domain/referral/referral';
import { applyEdits } from '../../../language/edits/applyEdits';
import type { TextEdit } from '../../../language/types';

/** A value that a property of a referral gets, such as `['details', 'closingDateTime']`. */
export interface NewValue {
  path: readonly (string | number)[];
  value: unknown;
}

/** Properties that follow the status, and the properties that they follow. */
const belowStatus: ReadonlyMap<string, readonly string[]> = new Map([
  ['substatus', ['status']],
  ['statusReason', ['status', 'substatus']],
]);

const formatting = { insertSpaces: true, tabSize: 2 };

/**
 * Returns the edits that set properties of a referral and do not touch the rest of the text. Properties keep their
 * spelling. A missing `substatus` or `statusReason` is inserted after the status, others at the end.
 * @param path the referral's place in the text
 */
export function valueEdits(text: string, path: JSONPath, values: readonly NewValue[]): TextEdit[] {
  let changed = text;
  for (const { path: own, value } of values) {
    const edits = set(changed, [...path, ...asWritten(changed, path, own)], value);
    changed = applyEdits(
      changed,
      edits.map(({ offset, length, content }) => ({ offset, length, text: content })),
    );
  }
  return difference(text, changed);
}

/** Returns the path with each name as the text spells it. */
export function asWritten(text: string, path: JSONPath, names: readonly (string | number)[]): JSONPath {
  const root = parseTree(text);
  const written: JSONPath = [];
  let resource: Resource | undefined = referral;
  for (const name of names) {
    const object = root && findNodeAtLocation(root, [...path, ...written]);
    const keys =
      object?.type === 'object' ? (object.children ?? []).map((each) => String(each.children?.[0]?.value)) : [];
    const scope: Resource | undefined = resource;
    written.push(keys.find((key) => scope?.resolve(key)?.property.name === name) ?? name);
    if (typeof name === 'number') continue;
    const type: PropertyType | undefined = scope?.property(name)?.type;
    resource = type !== undefined && isResource(type) ? type : undefined;
  }
  return written;
}

function set(text: string, path: JSONPath, value: unknown): Edit[] {
  return modify(text, path, value, {
    formattingOptions: { ...formatting, eol: text.includes('\r\n') ? '\r\n' : '\n' },
    getInsertionIndex: (properties) => {
      const names = properties.map((each) => referral.resolve(each)?.property.name ?? each);
      const before = belowStatus.get(referral.resolve(String(path.at(-1)))?.property.name ?? '') ?? [];
      const last = Math.max(...before.map((name) => names.indexOf(name)), -1);
      return last >= 0 ? last + 1 : properties.length;
    },
  });
}

/** Returns the difference of two texts as one edit, between their common beginning and end. */
function difference(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) }];
}

/**
 * Returns the edits that set the status and substatus of a referral, and a reason if there is one. They do not touch
 * the rest of the text.
 * @param path the referral's place in the text
 */
export function statusEdits(
  text: string,
  path: JSONPath,
  state: { status: string; substatus: string; statusReason?: string },
): TextEdit[] {
  return valueEdits(text, path, [
    { path: ['status'], value: state.status },
    { path: ['substatus'], value: state.substatus },
    ...(state.statusReason ? [{ path: ['statusReason'], value: state.statusReason }] : []),
  ]);
}
