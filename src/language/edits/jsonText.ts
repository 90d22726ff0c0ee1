import { formatJson } from '../../base/exactJson';
import { isObject } from '../../base/isObject';
import type { TextStyle } from './textStyle';

/**
 * A value as JSON text in the style of the text around it.
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
