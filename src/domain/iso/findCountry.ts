import { once } from '../../base/once';
import { plainSigns } from '../../base/plainSigns';
import { type Country, countries, countryByCode } from './countries';
import { countryAliases } from './countryAliases';

/** What is before a country's name in its official one. */
const official =
  /^(?:arab |bolivarian |democratic |eastern |federal |federative |hashemite |independent |islamic |oriental |people s |plurinational |socialist )*(?:republic|state|kingdom|commonwealth|federation|union|principality|sultanate|grand duchy) of /;

/**
 * Returns the country that a text means: its alpha-2 or alpha-3 code in any case, its name in English or another
 * language, another common name, or a code often mistaken for its own (`UK`, `EL`). Undefined if none is meant, or more than one.
 */
export function findCountry(text: string): Country | undefined {
  if (text.length > 80) return undefined;
  const plain = plainSigns(text);
  const exact = countryByCode(plain);
  if (exact) return exact;
  const key = foldCountry(plain);
  if (key === '') return undefined;
  const usual = key.replace(official, '');
  // What begins a name, as in "Republic of the Co", does not count as a code.
  const found = countryNames().get(key) ?? (usual.length > 3 ? countryNames().get(usual) : undefined);
  if (found) return found;
  const translated = translatedNames().get(key);
  return translated && !isPartOfSeveral(key) ? translated : undefined;
}

/** Returns all names of a country as they are compared: codes, the usual name and the others. */
export function namesOfCountry(code: string): readonly string[] {
  return allNamesByCode().get(code) ?? [];
}

const allNamesByCode = once((): ReadonlyMap<string, readonly string[]> => {
  const byCode = new Map<string, string[]>();
  for (const [name, country] of countryNames()) byCode.set(country.code, [...(byCode.get(country.code) ?? []), name]);
  return byCode;
});

/**
 * Returns a name as it is compared: without case, accents, punctuation, and articles, and with one word for "saint".
 */
export function foldCountry(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<= |^)st(?= |$)/g, 'saint')
    .replace(/(?<= |^)the(?: |$)/g, '')
    .trim();
}

/** Codes and names of all countries as they are compared. Codes first: a name never hides one. */
export const countryNames = once((): ReadonlyMap<string, Country> => {
  const found = new Map<string, Country>();
  const add = (name: string, country: Country): void => {
    const key = foldCountry(name);
    if (!found.has(key)) found.set(key, country);
  };
  for (const country of countries()) add(country.code, country);
  for (const country of countries()) add(country.alpha3, country);
  for (const country of countries()) add(country.name, country);
  for (const row of countryAliases.trim().split('\n')) {
    const country = countryByCode(row.slice(0, 2));
    if (country) for (const name of row.slice(3).split('|')) add(name, country);
  }
  return found;
});

/** Whether the English names of several countries have these words: "Congo". */
function isPartOfSeveral(words: string): boolean {
  return englishNames().filter((name) => name.includes(` ${words} `)).length > 1;
}

const englishNames = once(() => countries().map(({ name }) => ` ${foldCountry(name)} `));

/** Languages whose names of countries are understood. */
const languages = 'ar cs da de el es fi fr he hu it ja ko nb nl pl pt ro ru sv tr uk zh'.split(' ');

/** Names of countries in other languages as they are compared, except those that two countries have. */
const translatedNames = once((): ReadonlyMap<string, Country> => {
  const found = new Map<string, Country | undefined>();
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const country of countries()) {
      const key = foldCountry(names.of(country.code) ?? '');
      const isOther = found.has(key) && found.get(key) !== country;
      if (key.length > 3) found.set(key, isOther ? undefined : country);
    }
  }
  return new Map([...found].flatMap(([key, country]) => (country ? [[key, country] as const] : [])));
});
