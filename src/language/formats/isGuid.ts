const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Minimum length of a text that can be a GUID with mistakes in it. */
const minLength = 20;

/** Whether a text is a GUID, or not meant as one. Other systems have other IDs; only a damaged GUID is a mistake. */
export function isGuidOrOther(text: string): boolean {
  if (guid.test(text)) return true;
  if (held(text)) return false;
  if (text.length < minLength || text.length > 80) return true;
  const digits = text.match(/[0-9a-f]/gi)?.length ?? 0;
  const others = text.replace(/urn:uuid:|[\s{}()"'-]/gi, '').length - digits;
  return digits < minLength - 4 || others > 2;
}

/**
 * Returns the GUID in a text that is evidently meant as one: in braces, with blanks, without hyphens, or with O for 0.
 */
export function evidentGuid(text: string): { text: string; safe: boolean } | undefined {
  const plain = text.replace(/^\s*(?:urn:uuid:|guid:)?[\s{("']*|[\s})"']*$/gi, '');
  if (guid.test(plain)) return { text: plain, safe: true };
  const inside = held(text);
  if (inside) return { text: inside, safe: false };
  const digits = plain.replace(/[^0-9a-z]/gi, '');
  const read = digits.replace(/o/gi, '0').replace(/[il]/gi, '1');
  if (!/^[0-9a-f]{32}$/i.test(read)) return undefined;
  const parts = [read.slice(0, 8), read.slice(8, 12), read.slice(12, 16), read.slice(16, 20), read.slice(20)];
  return { text: parts.join('-'), safe: digits === read };
}

/** Returns the GUID after a label (`ID: …`, `guid'…'`), or in an address. */
function held(text: string): string | undefined {
  const [, found = ''] =
    /^(?:\s*[a-z]+\s*[:']\s*|https:\/\/\S{1,200}[/(='"])([0-9a-f-]{36})(?:[)'"/?&#]\S{0,200})?\s*$/i.exec(text) ?? [];
  return guid.test(found) ? found : undefined;
}
