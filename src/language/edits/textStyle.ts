import { formatJson } from '../../base/exactJson';
import { isObject } from '../../base/isObject';
import type { JsonNode } from '../document/jsonNode';

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
 * Reads the style of an object from a text. What the object does not show is as in JSON.stringify with two spaces.
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

/** Maximum number of characters to look at for an indentation or a line end: documents on one line may be long. */
const far = 20_000;

/** Returns the blanks at the beginning of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - far), offset);
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

/** Returns the line end that a text uses around `offset`; `\n` if there is none. */
export function eolOf(text: string, offset: number): '\n' | '\r\n' {
  for (const from of [offset, Math.max(0, offset - far), 0]) {
    const near = text.slice(from, from + far);
    const at = near.indexOf('\n');
    if (at >= 0) return near[at - 1] === '\r' ? '\r\n' : '\n';
  }
  return '\n';
}

/**
 * Writes a value as JSON in the style of the text around it.
 * @param indent the indentation of the line that the value begins on; undefined for all on one line
 */
export function jsonText(value: unknown, style: TextStyle, indent?: string): string {
  if (Array.isArray(value)) {
    return bracketed(
      '[]',
      value.map((item) => jsonText(item, style, deeper(indent, style))),
      style,
      indent,
    );
  }
  if (!isObject(value)) return formatJson(value);
  const properties = Object.entries(value).map(
    ([key, entry]) => JSON.stringify(key) + style.colon + jsonText(entry, style, deeper(indent, style)),
  );
  return bracketed('{}', properties, style, indent);
}

function deeper(indent: string | undefined, style: TextStyle): string | undefined {
  return indent === undefined ? undefined : indent + style.unit;
}

function bracketed(brackets: '[]' | '{}', parts: string[], style: TextStyle, indent: string | undefined): string {
  if (parts.length === 0) return brackets;
  if (indent !== undefined) {
    const line = style.eol + indent + style.unit;
    return brackets[0] + line + parts.join(`,${line}`) + style.eol + indent + brackets[1];
  }
  const pad = brackets === '{}' && style.comma === ', ' ? ' ' : '';
  return brackets[0] + pad + parts.join(style.comma) + pad + brackets[1];
}
