import type { Node } from 'jsonc-parser';

/** How a text is laid out, as far as new parts of it should look the same. */
export interface TextStyle {
  /** One level of indentation. */
  unit: string;
  eol: '\n' | '\r\n';
  /** The colon between name and value with the blanks around it. */
  colon: string;
  /** What stands between two properties on one line. */
  comma: string;
}

/**
 * The style of an object in a text; what it does not show is as JSON.stringify with two spaces does it.
 * @param object the node of a referral, its offsets into `text`
 */
export function textStyle(text: string, object: Node): TextStyle {
  const first = object.children?.[0];
  const [key, value] = first?.children ?? [];
  const between = key && value ? text.slice(key.offset + key.length, value.offset) : '';
  const colon = /^ ?: ?$/.test(between) ? between : ': ';
  return {
    unit: (first && unitOf(text, object, first)) || '  ',
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    colon,
    comma: colon === ':' ? ',' : ', ',
  };
}

/** The blanks before a place, up to the beginning of its line. */
export function indentAt(text: string, offset: number): string {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? '';
}

function unitOf(text: string, object: Node, first: Node): string | undefined {
  if (!text.slice(object.offset, first.offset).includes('\n')) return undefined;
  const outer = indentAt(text, object.offset);
  const inner = indentAt(text, first.offset);
  return inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}
