/**
 * Returns CLDR's English names of countries or currencies, which each runtime has, with "and" and straight apostrophes as
 * people type them.
 */
export function englishNames(type: 'region' | 'currency'): (code: string) => string {
  const names = new Intl.DisplayNames('en', { type });
  return (code) => (names.of(code) ?? code).replaceAll(' & ', ' and ').replaceAll('’', "'");
}
