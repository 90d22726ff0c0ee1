/** C0 and C1 controls, line separators, and the characters that change the direction of the text after them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches them
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a text from a file or the service safe to show: writes characters that could move the cursor, change the
 * terminal or reorder the text as `\uXXXX`.
 */
export function plainText(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Makes several lines safe to show, as `plainText` does, but keeps tabs and line breaks. */
export function plainLines(text: string): string {
  return text.replace(unsafe, (character) => ('\t\r\n'.includes(character) ? character : plainText(character)));
}
