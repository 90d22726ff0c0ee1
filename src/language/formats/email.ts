import { plainSigns } from '../../base/plainSigns';

/** A quoted name may contain anything except an unescaped quote. */
const quotedName = /^"(?:[^"\\\r\n]|\\.)+"$/;
/** Matches the text between two dots. Allows no invisible characters. */
const plainName = /^[^\s<>()[\]\\,:;@"\p{Cf}]+$/u;
const label = /^(?!-)[\p{L}\p{M}\p{N}_-]+(?<!-)$/u;
const literal = /^\[(?:IPv6:)?[\d.:a-f]+\]$/i;

/**
 * Whether a text may be an email address: a name without doubled or outer dots, or in quotes; a domain whose labels
 * have no outer hyphens and whose last one is not a number. In time linear in its length.
 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 320) return false;
  // The service escapes names for HTML.
  const name = text.slice(0, at).replace(/&(?:#\d{1,6}|[a-z]{2,8});/gi, "'");
  const isName = name.startsWith('"') ? quotedName.test(name) : name.split('.').every((part) => plainName.test(part));
  if (!isName) return false;
  const domain = text.slice(at + 1);
  if (literal.test(domain)) return true;
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

/** Splits a text at the commas, semicolons or white space between addresses. */
export function emailsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** Text around an address that was copied from a mail program or a list. */
const wrapping = /^[\s<("']*(?:mailto:)?\s*|[\s>)"',:;!./]*$/gi;

/** Text after the address in a link, such as `?subject=…`. */
const query = /(?<=@[^?\s]*)\?.*/s;

/** Returns the address in a text that is not an address. Not safe if something is lost, such as a name. */
export function evidentEmail(text: string): { text: string; safe: boolean } | undefined {
  if (text.length > 320) return undefined;
  const visible = plainSigns(text);
  const plain = visible
    .replaceAll('。', '.')
    .replace(/&#(?:64|x40);/i, '@')
    .replace(query, '')
    .replace(wrapping, '');
  if (isEmail(plain)) return { text: plain, safe: true };
  const inBrackets = /<\s*(?:mailto:)?([^<>\s]+)\s*>/i.exec(visible)?.[1];
  if (inBrackets !== undefined && isEmail(inBrackets)) return { text: inBrackets, safe: false };
  const spelled = plain.replace(/\s*(?:[([]at[)\]]|\sat\s)\s*/i, '@').replace(/\s*(?:[([]dot[)\]]|\sdot\s)\s*/gi, '.');
  for (const other of [
    spelled,
    plain.replace(/\s+/g, ''),
    plain.replace(/@{2,}/, '@'),
    plain.replace(/@(.*)$/, (rest) => rest.replaceAll(',', '.')),
  ]) {
    // A quotation mark that is left belongs to a name that was cut.
    if (!other.includes('"') && isEmail(other)) return { text: other, safe: false };
  }
  const first = plain.split(/[\s<>,:;|/()[\]]+/).find(isEmail);
  return first === undefined ? undefined : { text: first, safe: false };
}
