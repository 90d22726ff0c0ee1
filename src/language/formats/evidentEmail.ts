import { isEmail } from './isEmail';

/** What is around an address that is copied from a mail program or a list. */
const wrapping = /^[\s<("']*(?:mailto:)?\s*|[\s>)"',:;!./]*$/gi;

/** What a link has after its address, such as `?subject=…`. */
const query = /(?<=@[^?\s]*)\?.*/s;

/** The address that a text holds which is none itself; not safe if something is lost, such as a name. */
export function evidentEmail(text: string): { text: string; safe: boolean } | undefined {
  if (text.length > 320) return undefined;
  const visible = text.replace(/\p{Cf}/gu, '');
  const plain = visible.replaceAll('＠', '@').replaceAll('。', '.').replace(query, '').replace(wrapping, '');
  if (isEmail(plain)) return { text: plain, safe: true };
  const inBrackets = /<\s*(?:mailto:)?([^<>\s]+)\s*>/i.exec(visible)?.[1];
  if (inBrackets !== undefined && isEmail(inBrackets)) return { text: inBrackets, safe: false };
  const spelled = plain.replace(/\s*(?:[([]at[)\]]|\sat\s)\s*/i, '@').replace(/\s*(?:[([]dot[)\]]|\sdot\s)\s*/gi, '.');
  for (const other of [
    spelled,
    plain.replace(/\s+/g, ''),
    plain.replace(/@(.*)$/, (rest) => rest.replaceAll(',', '.')),
  ]) {
    // A quotation mark that is left belongs to a name that was cut.
    if (!other.includes('"') && isEmail(other)) return { text: other, safe: false };
  }
  const first = plain.split(/[\s<>,:;|/()[\]]+/).find(isEmail);
  return first === undefined ? undefined : { text: first, safe: false };
}
