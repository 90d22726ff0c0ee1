import type { ParsedDocument } from '../document/parsedDocument';
import type { TextEdit } from '../types';
import { jsonText } from './jsonText';
import type { PlacedNode } from './placeAt';
import { indentAt, textStyle } from './textStyle';
import { beginsLine } from './trivia';

/**
 * The edits that put a value into a list before one of its entries, laid out like that entry.
 * @param entry the entry, as `placeAt` finds it
 */
export function insertItem(document: ParsedDocument, entry: PlacedNode, value: unknown): TextEdit[] {
  const { text } = document;
  const { base, node } = entry;
  const style = textStyle(text, entry.text.root, base);
  const start = base + node.offset;
  const own = beginsLine(text, start);
  const indent = indentAt(text, start);
  const spread = text.slice(start, start + node.length).includes('\n');
  const written = jsonText(value, style, own && spread ? indent : undefined);
  return [{ offset: start, length: 0, text: `${written},${own ? style.eol + indent : style.comma.slice(1)}` }];
}
