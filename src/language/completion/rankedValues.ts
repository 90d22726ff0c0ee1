import { countries } from '../../domain/iso/countries';
import { findCountry, foldCountry, namesOfCountry } from '../../domain/iso/findCountry';
import { findCurrency, namesOfCurrency } from '../../domain/iso/findCurrency';
import { localesMeant, localesNamed, localesOf, localesOfCode, mainLocale } from '../../domain/iso/locales';
import { currenciesOfWord } from '../../domain/iso/sharedCurrencies';
import { successorsOf } from '../../domain/iso/withdrawnCountries';
import { withdrawnCurrencies } from '../../domain/iso/withdrawnCurrencies';
import type { AllowedValue } from '../caret/allowedAt';
import { beginsWord } from './matching';

/**
 * Returns the values that the typed text may mean, best first, and sets `filter` so that VS Code keeps this order.
 * @param rankOf returns the rank, lower is better; undefined if the value is not meant
 */
function ranked(
  values: readonly AllowedValue[],
  typed: string,
  rankOf: (value: AllowedValue) => number | undefined,
): AllowedValue[] {
  const found = values.flatMap((value) => {
    const rank = rankOf(value);
    return rank === undefined ? [] : [{ value, rank }];
  });
  found.sort((a, b) => a.rank - b.rank);
  return found.map(({ value, rank }) => {
    const text = value.filter ?? value.value;
    return { ...value, filter: `${typed} ${text}`, fits: rank === 0 };
  });
}

/**
 * Countries with the most deals. They come first among those whose names begin alike: "United States" before "United
 * Arab Emirates".
 */
const largest = 'US CN IN GB KR AU TR ZA NO BE MY GR NZ NG SK'.split(' ');

/** Ranks countries by code and by every name in use: `UK`, `Holland`, `Deutschl`. */
export function rankedCountries(values: readonly AllowedValue[], typed: string): AllowedValue[] {
  const meant = findCountry(typed)?.code;
  const key = foldCountry(typed);
  const squeezed = key.length > 3 && !key.includes(' ') ? key : undefined;
  const successors = successorsOf(typed);
  const bySize = (code: string): number => (largest.indexOf(code) + 1 || largest.length + 1) / 100;
  return ranked(values, typed, ({ value, detail }) => {
    if (value === meant) return 0;
    const at = successors.indexOf(value);
    if (at >= 0) return (isCode(typed) ? 0 : 4) + at / 100;
    if (key === '') return undefined;
    if (value.toLowerCase().startsWith(key)) return 1 + bySize(value);
    if (foldCountry(detail).startsWith(key) || detail.toLowerCase().startsWith(typed.toLowerCase()))
      return 2 + bySize(value);
    // The shortest name is the usual one: "Korea" before "Korea, North".
    const names = namesOfCountry(value).filter((name) => name.startsWith(key));
    if (key.length > 2 && names.length > 0) return 3 + Math.min(...names.map((name) => name.length)) / 100;
    if (beginsWord(detail, typed)) return 5;
    // Without its blanks: "HongKong".
    return squeezed && namesOfCountry(value).some((name) => name.replaceAll(' ', '').startsWith(squeezed))
      ? 6
      : undefined;
  });
}

/** Whether a text is written as a code: "an" may begin Angola, "AN" is a code that was withdrawn. */
function isCode(text: string): boolean {
  return text === text.toUpperCase();
}

/**
 * Currencies of the most deals. The start of their unit, such as "do" or "fr", finds them before codes that begin with
 * it.
 */
const largestCurrencies: ReadonlySet<string> = new Set(['USD', 'EUR', 'GBP', 'CHF']);

/**
 * Ranks currencies by code, symbol and name. Among those that share a word, currencies of the most deals come first.
 */
export function rankedCurrencies(values: readonly AllowedValue[], typed: string): AllowedValue[] {
  const meant = findCurrency(typed)?.code;
  const shared = currenciesOfWord(typed);
  const key = typed.trim().toLowerCase();
  const successor = withdrawnCurrencies().get(key.toUpperCase());
  const spent = key.length > 2 ? currencyOfCountry(key) : undefined;
  // A country's code finds its currency before names that begin so: "de" is not the denar.
  const ofCode = key.length === 2 ? findCountry(key)?.currency : undefined;
  return ranked(values, typed, ({ value, detail, filter, fits }) => {
    if (value === meant || (value === successor && isCode(typed))) return 0;
    const at = shared.indexOf(value);
    if (at >= 0) return fits ? 0 : 1 + at / 100;
    const unit = /(\S+)(?: ·|$)/.exec(detail)?.[1] ?? '';
    if (largestCurrencies.has(value) && !isCode(typed) && unit.toLowerCase().startsWith(key)) return fits ? 0.5 : 1.5;
    const rank = value.toLowerCase().startsWith(typed.toLowerCase()) ? 2 : 3;
    if (value === ofCode && rank === 3) return 2.5;
    // The Indian rupee before the Indonesian one.
    if (beginsWord(filter ?? value, typed)) return rank - (fits ? 0.5 : value === 'INR' ? 0.1 : 0);
    if (value === successor || value === spent) return 4;
    return key.length > 2 && namesOfCurrency(value).some((name) => name.startsWith(key)) ? 4 : undefined;
  });
}

function currencyOfCountry(start: string): string | undefined {
  return (findCountry(start) ?? countries().find(({ name }) => name.toLowerCase().startsWith(start)))?.currency;
}

/** Ranks locales by tag and name: the one of the customer's country first, then the main one of the language. */
export function rankedLocales(
  values: readonly AllowedValue[],
  typed: string,
  country: string | undefined,
): AllowedValue[] {
  const local = country === undefined ? [] : localesOf(country);
  // Norwegian has a tag of its own, but is written as one of its two forms.
  const tag = typed
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^no(?![a-z])/, 'nb');
  const [first = ''] = localesMeant(tag);
  const meant = first.length === 2 ? mainLocale(first) : first;
  const main = mainLocale(tag.slice(0, 2));
  const ofCode = localesOfCode(typed);
  const named = localesNamed(typed);
  return ranked(values, typed, ({ value, filter, detail }) => {
    const begins = value.toLowerCase().startsWith(tag);
    const at = local.indexOf(value);
    if ((value === meant && typed.length > 3) || value === ofCode[0]) return 0;
    if (begins && at >= 0) return at / 100;
    if (value === main && begins) return 0.5;
    if (begins) return 1 + (largest.indexOf(value.slice(-2)) + 1 || largest.length + 1) / 100;
    if (value === meant || (tag.length > 3 && value.toLowerCase().replaceAll('-', '') === tag)) return 2;
    const isNamedSo = named.includes(value);
    if (!isNamedSo && !beginsWord(filter ?? value, typed)) return undefined;
    if (at >= 0) return 3;
    if (isNamedSo) return 3.5 + named.indexOf(value) / 1000;
    // "no" is Norwegian rather than Macedonian (North Macedonia).
    const isNamed = detail.toLowerCase().startsWith(typed.toLowerCase());
    return (isNamed ? 4 : 6) + (value === mainLocale(value.slice(0, 2)) ? 0 : 1);
  });
}
