import type { JsonNode, JsonProperty } from '../../language/document/jsonNode';
import { indentAt, jsonText, type TextStyle } from '../../language/edits/textStyle';
import type { TextEdit } from '../../language/types';

interface ObjectChange {
  /** Properties to remove, by `index`. */
  removed: ReadonlySet<number>;
  /** Properties to add: `id` before all others, the rest after them. */
  additions: readonly [string, unknown][];
  /** Whether properties are on separate lines. */
  spread: boolean;
  style: TextStyle;
}

/** Returns the edits that remove properties from an object and add others, with their commas and line breaks. */
export function editObject(
  text: string,
  node: JsonNode,
  { removed, additions, spread, style }: ObjectChange,
): TextEdit[] {
  const { properties } = node;
  const kept = properties.filter((property) => !removed.has(property.index));
  const first = kept[0];
  const last = kept.at(-1);
  if (removed.size === 0 && additions.length === 0) return [];

  const outer = indentAt(text, node.offset);
  const indent = properties[0] && spread ? indentAt(text, properties[0].offset) : outer + style.unit;
  const gap = spread ? style.eol + indent : style.comma.slice(1);
  const written = (entries: readonly [string, unknown][]): string[] =>
    entries.map(
      ([name, value]) => gap + JSON.stringify(name) + style.colon + jsonText(value, style, spread ? indent : undefined),
    );

  if (!first || !last) {
    const inner = additions.length > 0 ? written(additions).join(',') + (spread ? style.eol + outer : gap) : '';
    return [{ offset: node.offset + 1, length: node.length - 2, text: inner }];
  }
  const edits: TextEdit[] = [];
  const ids = written(additions.filter(([name]) => name === 'id'));
  const others = written(additions.filter(([name]) => name !== 'id'));
  if (ids.length > 0) {
    const pad = text.slice(node.offset + 1, properties[0]?.offset);
    const entry = ids.join(',').slice(gap.length);
    const start = spread ? gap : pad;
    edits.push({ offset: node.offset + 1, length: 0, text: `${start}${entry},${start ? '' : gap}` });
  }

  let previous: JsonProperty | undefined;
  let gone: JsonProperty | undefined;
  for (const property of properties) {
    if (removed.has(property.index)) {
      gone ??= property;
      continue;
    }
    if (gone && !previous) edits.push({ offset: gone.offset, length: property.offset - gone.offset, text: '' });
    else if (gone && previous) edits.push(without(previous, properties[properties.indexOf(property) - 1] ?? gone));
    gone = undefined;
    previous = property;
  }
  const tail = others.map((entry) => `,${entry}`).join('');
  const end = properties.at(-1) ?? last;
  if (gone) edits.push({ ...without(last, end), text: tail });
  else if (tail) edits.push({ offset: last.offset + last.length, length: 0, text: tail });
  return edits;
}

/** Returns the edit that removes everything after `kept` up to the end of `end`. */
function without(kept: JsonProperty, end: JsonProperty): TextEdit {
  const offset = kept.offset + kept.length;
  return { offset, length: end.offset + end.length - offset, text: '' };
}
