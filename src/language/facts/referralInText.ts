import { isObject } from '../../base/isObject';

/** Maximum number of characters of a text that may hold a referral. */
const maxLength = 1_000_000;

/** The beginning of a text that holds JSON in another spelling. */
const beginning = /^(?:"\s*[{[]|[{[]\s*(?:\{\s*)?(?:\\+"|&quot;|&#34;|&#x22;)|%(?:7B|5B))/i;

/**
 * Returns the JSON that is written as one text: with escapes, as in a log, with doubled quotes, as a cell of a table is
 * copied, as HTML, or as a part of a URL. Undefined if there is none.
 */
export function referralInText(text: string): string | undefined {
  const written = text.trim();
  if (written.length > maxLength || !beginning.test(written)) return undefined;
  for (const inner of spellings(written)) {
    try {
      const value: unknown = JSON.parse(inner ?? '');
      if (isObject(value) || (Array.isArray(value) && value.some(isObject))) return inner;
    } catch {
      // It is another text.
    }
  }
  return undefined;
}

/** Returns what a text may say. */
function spellings(written: string): (string | undefined)[] {
  if (written.startsWith('%')) return [decoded(written)];
  if (!written.startsWith('"')) return [unescaped(`"${written}"`), withoutEntities(written)];
  if (!written.endsWith('"')) return [];
  const cell = written.slice(1, -1);
  return [unescaped(written), /(?<!")"(?!")/.test(cell) ? undefined : cell.replaceAll('""', '"')];
}

function unescaped(written: string): string | undefined {
  try {
    return String(JSON.parse(written.replace(/\r?\n|\t/g, (sign) => JSON.stringify(sign).slice(1, -1))));
  } catch {
    return undefined;
  }
}

function decoded(written: string): string | undefined {
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

/** Writes HTML as text. What was escaped twice stays escaped once. */
function withoutEntities(written: string): string {
  return written.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]+));/gi, (found, decimal, hexadecimal, name) => {
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : found;
    return entities[name.toLowerCase()] ?? found;
  });
}
