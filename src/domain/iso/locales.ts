import { once } from '../../base/once';
import { countryByCode } from './countries';
import { findCountry } from './findCountry';
import { isLocale } from './isLocale';
import { localeTable } from './localeTable';

/** A culture: a language and where it is spoken. */
interface Locale {
  /** BCP 47 tag, which .NET calls the culture's name: `en-US`. */
  readonly tag: string;
  /** In English. */
  readonly name: string;
}

/** The .NET culture names that people are likely to want, by tag. Languages have the names that CLDR has for them. */
export const locales = once((): readonly Locale[] => {
  const [languages, scripts] = [namesOf('language'), namesOf('script')];
  return localeTable
    .trim()
    .split(/\s+/)
    .map((tag) => {
      const { language, script, region = '' } = new Intl.Locale(tag);
      const places = [...(script ? [scripts.of(script)] : []), countryByCode(region)?.name];
      return { tag, name: `${languages.of(language)} (${places.join(', ')})` };
    });
});

function namesOf(type: 'language' | 'script'): Intl.DisplayNames {
  return new Intl.DisplayNames('en', { type });
}

/** Names of cultures, in lower case, that the table's names do not begin with. */
const words: Readonly<Record<string, string>> = {
  american: 'en-US',
  australian: 'en-AU',
  austrian: 'de-AT',
  brazilian: 'pt-BR',
  british: 'en-GB',
  canadian: 'en-CA',
  castilian: 'es-ES',
  'chinese (simplified)': 'zh-CN',
  'chinese (traditional)': 'zh-TW',
  farsi: 'fa-IR',
  flemish: 'nl-BE',
  mandarin: 'zh-CN',
  mexican: 'es-MX',
  'simplified chinese': 'zh-CN',
  swiss: 'de-CH',
  'traditional chinese': 'zh-TW',
};

/** Cultures by the name of their language in that language: `deutsch`, `日本語`. */
const ownNames = once(() =>
  locales().map(({ tag }) => {
    const names = new Intl.DisplayNames([tag], { type: 'language' });
    return { tag, name: withoutAccents(names.of(new Intl.Locale(tag).language) ?? '') };
  }),
);

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Returns the cultures whose language is called so by those who speak it, the main one first: `Deutsch`, `brit`. */
export function localesNamed(start: string): string[] {
  const key = withoutAccents(start.trim());
  if (key.length < (/[a-z]/.test(key) ? 3 : 1)) return [];
  const called = Object.keys(words).flatMap((word) => (word.startsWith(key) ? [words[word] ?? ''] : []));
  const own = ownNames().flatMap(({ tag, name }) => (name.startsWith(key) ? [tag] : []));
  return [...called, ...own.filter(isMain), ...own.filter((tag) => !isMain(tag))];
}

function isMain(tag: string): boolean {
  return mainLocale(tag.slice(0, 2)) === tag;
}

/** Codes that are typed for the country rather than for the language that has them: India, Slovenia, the United Kingdom. */
const countryCodes: ReadonlySet<string> = new Set(['in', 'si', 'uk']);

/** Returns the cultures of a country whose code was typed in capitals, if small letters mean a language: `UK`. */
export function localesOfCode(typed: string): string[] {
  const isCountry = typed === typed.toUpperCase() && countryCodes.has(typed.toLowerCase());
  return isCountry ? byCountry(typed) : [];
}

/**
 * Returns the cultures that a text means which is none itself, best first: `en-UK` is `en-GB`, `ja-JA` is `ja-JP`,
 * `cz-CZ` is `cs-CZ`, `de_DE.UTF-8` is `de-DE`, `German (Germany)` is `de-DE`.
 */
export function localesMeant(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 80) return [];
  const named = locales().find(({ name }) => name.toLowerCase() === trimmed.toLowerCase());
  if (named) return [named.tag];
  const [own] = localesNamed(trimmed);
  if (own !== undefined && isWholeName(trimmed)) return [own];
  const plain = trimmed.replace(/\.[a-z0-9-]+$/i, '').replace(/\s*[_\s–‑-]\s*/g, '-');
  // Of three letters there may be two: `deu-DE` is `de-DE`.
  const tag = /^[a-z]{3}(?:-|$)/i.test(plain) ? usualSpelling(plain) : plain;
  if (isLocale(tag)) return [usualSpelling(tag)];
  const [, language = '', script = '', region = ''] =
    /^([a-z]{2,3})(?:-([a-z]{4})(?=-))?(?:-([a-z]{2,}))?$/i.exec(plain) ?? [];
  if (language === '') return [];
  const countryFirst = region.toLowerCase() === language.toLowerCase() && countryCodes.has(region.toLowerCase());
  const all = [...byRegion(language, script, region), ...byLanguage(language)];
  const local = byCountry(region || language);
  return [...new Set(countryFirst ? [...local, ...all] : [...all, ...local])];
}

/** Whether a text is a language's own name, or one of `words`, in full. */
function isWholeName(text: string): boolean {
  const key = withoutAccents(text);
  return Object.hasOwn(words, key) || ownNames().some(({ name }) => name === key);
}

/** Returns the main culture of a language: CLDR knows the likely region of each. */
export function mainLocale(language: string): string | undefined {
  if (!isLocale(language)) return undefined;
  const { region } = new Intl.Locale(language).maximize();
  return region === undefined ? undefined : usualSpelling(`${language.toLowerCase()}-${region}`);
}

/** Returns the cultures of a country, its main language first. */
export function localesOf(country: string): string[] {
  const own = locales().filter(({ tag }) => tag.endsWith(`-${country}`));
  const main = new Intl.Locale(`und-${country}`).maximize().language;
  const isMain = (tag: string): boolean => tag.split('-')[0] === main || (main === 'no' && tag.startsWith('nb-'));
  return own.map(({ tag }) => tag).sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
}

/** Finds the cultures of a tag whose region is written as people call it: `en-UK`. */
function byRegion(language: string, script: string, region: string): string[] {
  const country = region === '' ? undefined : findCountry(region)?.code;
  if (country === undefined || country === region.toUpperCase()) return [];
  const tag = [language.toLowerCase(), ...(script ? [script] : []), country].join('-');
  return isLocale(tag) ? [usualSpelling(tag)] : [];
}

function byLanguage(language: string): string[] {
  // In "be-BE", the country is meant.
  const main = mainLocale(language);
  return main === undefined || !locales().some(({ tag }) => tag === main) ? [] : [main];
}

function byCountry(region: string): string[] {
  const country = findCountry(region)?.code;
  return country === undefined ? [] : localesOf(country);
}

function usualSpelling(tag: string): string {
  const known = locales().find((each) => each.tag.toLowerCase() === tag.toLowerCase());
  if (known) return known.tag;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}
