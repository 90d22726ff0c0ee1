import type { JsonNode } from '../document/jsonNode';
import { eolOf } from './eolOf';

/** How a text is laid out, as far as new parts of it should look the same. */
export interface TextStyle {
  /** One level of indentation. */
  unit: string;
  eol: '\n' | '\r\n';
  /** The colon between name and value with the blanks around it. */
  colon: string;
  /** What is between two properties on one line. */
  comma: string;
}

/**
 * The style of an object in a text; what it does not show is as JSON.stringify with two spaces does it.
 * @param object the node of a referral
 * @param base what its offsets count from, in `text`
 */
export function textStyle(text: string, object: JsonNode, base = 0): TextStyle {
  const [first] = object.properties;
  const { key, value } = first ?? {};
  const between = key && value ? text.slice(base + key.offset + key.length, base + value.offset) : '';
  const colon = /^ ?: ?$/.test(between) ? between : ': ';
  return {
    unit: (first && unitOf(text, base + object.offset, base + first.offset)) || '  ',
    eol: eolOf(text, base + object.offset),
    colon,
    comma: colon === ':' ? ',' : ', ',
  };
}

/** A line that is longer before the place is none that a person has indented. */
const longLine = 20_000;

/** The blanks at the beginning of the line that a place is on. */
export function indentAt(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - longLine), offset);
  const line = near.lastIndexOf('\n') + 1;
  if (line === 0 && near.length < offset) return '';
  return /^[ \t]*/.exec(near.slice(line))?.[0] ?? '';
}

function unitOf(text: string, object: number, first: number): string | undefined {
  if (!text.slice(object, first).includes('\n')) return undefined;
  const outer = indentAt(text, object);
  const inner = indentAt(text, first);
  return inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}
