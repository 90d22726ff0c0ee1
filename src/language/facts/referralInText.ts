import { isObject } from '../../base/isObject';

/** Maximum number of characters of a text that may hold a referral. */
const maxLength = 1_000_000;

/**
 * Returns the JSON that is written as one text: with escapes, as in a log, or with doubled quotes, as a cell of a table
 * is copied. Undefined if there is none.
 */
export function referralInText(text: string): string | undefined {
  const written = text.trim();
  if (written.length > maxLength || !/^"\s*[{[]/.test(written) || !written.endsWith('"')) return undefined;
  const cell = written.slice(1, -1);
  for (const inner of [unescaped(written), /(?<!")"(?!")/.test(cell) ? undefined : cell.replaceAll('""', '"')]) {
    try {
      const value: unknown = JSON.parse(inner ?? '');
      if (isObject(value) || (Array.isArray(value) && value.some(isObject))) return inner;
    } catch {
      // It is another text.
    }
  }
  return undefined;
}

function unescaped(written: string): string | undefined {
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}
