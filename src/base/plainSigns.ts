const ascii = /^[ -~]*$/;

/**
 * Replaces full-width and similar forms of letters, digits, hyphens and spaces with the plain ones (Unicode NFKC), and
 * removes invisible characters.
 */
export function plainSigns(text: string): string {
  return ascii.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/\p{Pd}/gu, '-')
        .replace(/\p{Cf}/gu, '');
}
