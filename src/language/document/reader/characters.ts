/** Character codes that the reader looks for. */
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const tab = 0x09;
export const quote = 0x22;
export const comma = 0x2c;
export const minus = 0x2d;
export const slash = 0x2f;
export const colon = 0x3a;
export const backslash = 0x5c;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const equals = 0x3d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;

/** Whether a character is white space in JSON. */
export function isBlank(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tab;
}

/**
 * Whether a character is white space that JSON does not allow and people cannot see: a no-break space, a byte order
 * mark.
 */
export function isOddSpace(code: number): boolean {
  if (code < 0xa0) return code === 0x0b || code === 0x0c || code === 0x85;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0x1680
  );
}

const breaks = new Uint8Array(128);
for (const character of ' \n\r\t",:{}[]/\v\f') breaks[character.charCodeAt(0)] = 1;

/** Whether a word without quotes ends before this character. */
export function endsWord(code: number): boolean {
  return code < 128 ? breaks[code] === 1 : isOddSpace(code);
}

/** Whether a character is a sign of Chinese or Japanese texts, such as a full-width colon. */
function isWideSign(code: number): boolean {
  return code === 0x3001 || code === 0x3002 || (code >= 0xff01 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20);
}

/** Whether a character can be part of a name: a letter, a digit, `_`, `@` or a letter beyond ASCII. */
export function isWordPart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x40 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    (code > 0xbf && (code < 0x2000 || code > 0x206f) && !isOddSpace(code) && !isWideSign(code))
  );
}
