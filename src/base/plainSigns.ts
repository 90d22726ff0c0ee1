const ascii = /^[ -~]*$/;

/**
 * Returns a text with plain letters, digits, hyphens and spaces in place of full-width and other forms of them, and
 * without invisible characters.
 */
export function plainSigns(text: string): string {
  return ascii.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/\p{Pd}/gu, '-')
        .replace(/\p{Cf}/gu, '');
}
