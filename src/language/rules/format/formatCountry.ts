import { t } from '../../../base/l10n';
import { countries, countryByCode } from '../../../domain/iso/countries';
import { countryNames, findCountry, foldCountry } from '../../../domain/iso/findCountry';
import { successorsOf } from '../../../domain/iso/withdrawnCountries';
import type { JsonNode } from '../../document/jsonNode';
import { nearest } from '../../shape/nearest';
import type { ProblemData } from '../../types';
import { quoteList, sentences, shorten } from '../../wording';
import { defineRule, type RuleFinding } from '../defineRule';
import { formattedStrings } from './formattedStrings';

/** Maximum number of countries to offer. */
const maxOffered = 8;

interface CountryData extends ProblemData {
  found: string;
  /** Whether the code is easily taken for something else. */
  reserved?: true;
  /** Whether more than one country may be meant. */
  open?: true;
}

/** A country that is not a code of ISO 3166-1 alpha-2 (Referral resources, Address). */
export const formatCountry = defineRule<CountryData>({
  code: 'format.country',
  severity: 'error',
  summary: 'The text is not a two-letter country code (ISO 3166-1 alpha-2).',
  reason:
    "Microsoft's *Referral resources* page asks for the two-letter code, and Partner Center's guide to troubleshooting names a wrong country among the first three things to check.",
  wrong: `
    {
      "customerProfile": { "address": { "country": "UK" } }
    }`,
  right: `
    {
      "customerProfile": { "address": { "country": "GB" } }
    }`,
  remedy: 'Write the two-letter code; names, three-letter codes and UK are replaced automatically.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'country').map(({ text, place }) => {
      const code = text.trim().toUpperCase();
      const reserved = reservedCountry(code);
      if (reserved !== undefined) return explained(reserved, text, place);
      const successors = successorsOf(text);
      if (successors.length > 0) return withdrawn(successors, text, place);
      const parts = countriesIn(text);
      if (parts.length > 0)
        return named(parts, t('"{0}" isn\'t a country code.', shorten(text)), text, place, parts.length > 1);
      const meant = findCountry(text);
      return {
        message: sentences(
          text.trim() === '' ? t('The country is empty.') : t('"{0}" isn\'t a country code.', shorten(text)),
          meant
            ? t('Use "{0}" ({1}).', meant.code, meant.name)
            : t('Use two capital letters, such as "US", "DE" or "JP".'),
        ),
        place,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant.code, allowed: [meant.code] }) },
      };
    });
  },
  /** Replaces a country's name or another code with its code; if none is evident, offers those with similar names. */
  fix(_, { offset, length, data }) {
    // A code with a meaning of its own is not mistyped.
    if (data.reserved) return [];
    const meant = data.allowed ?? [];
    const codes = meant.length > 0 ? meant : alike(data.found);
    return codes.map((value) => ({
      title: t('Change to "{0}" ({1})', value, countryByCode(value)?.name ?? ''),
      safe: value === data.suggestion,
      ...(value === meant[0] && !data.open && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
});

/** Reports a code that is not a country of ISO 3166-1. Kosovo's is in use, so it is a warning. */
function explained(message: string, found: string, place: JsonNode): RuleFinding<CountryData> {
  const isInUse = found.trim().toUpperCase() === 'XK';
  return {
    ...(isInUse && { severity: 'warning' }),
    message,
    place,
    at: 'value',
    data: { found, reserved: true },
  };
}

function withdrawn(successors: readonly string[], found: string, place: JsonNode): RuleFinding<CountryData> {
  const what =
    found.trim().length < 4
      ? t('The country code "{0}" is no longer in use.', found.trim())
      : t('"{0}" isn\'t a country code.', shorten(found));
  return named(successors, what, found, place);
}

function named(
  codes: readonly string[],
  what: string,
  found: string,
  place: JsonNode,
  isOpen = false,
): RuleFinding<CountryData> {
  const [first = ''] = codes;
  const use =
    codes.length === 1
      ? t('Use "{0}" ({1}).', first, countryByCode(first)?.name ?? '')
      : t('Use {0}.', quoteList(codes));
  return {
    message: sentences(what, use),
    place,
    at: 'value',
    data: { found, allowed: codes, ...(isOpen && { open: true }) },
  };
}

/**
 * Returns the countries in a locale (`de-DE`) or in the code of a part of a country (`DE-BY`). The first may be meant.
 */
function countriesIn(text: string): string[] {
  const [, first = '', second = ''] = /^([a-z]{2})[-_]([a-z\d]{2,3})$/i.exec(text.trim()) ?? [];
  const isCountry = (code: string): boolean => countryByCode(code) !== undefined;
  const isLocale = first === first.toLowerCase() && isCountry(second.toUpperCase());
  return [...new Set((isLocale ? [second] : [first, second]).map((part) => part.toUpperCase()))].filter(isCountry);
}

/** Returns countries like a text: by code for short texts, by name for long ones. */
function alike(text: string): string[] {
  const written = text.trim().toUpperCase();
  if (written.length < 2) return [];
  if (written.length < 4) {
    const near = nearest(
      written,
      countries().map((country) => (written.length === 2 ? country.code : country.alpha3)),
    );
    const first = near.filter((other) => other[0] === written[0]);
    return codesOf(first.length > 0 ? first : near, written.length === 2 ? 'code' : 'alpha3');
  }
  const names = [...countryNames().keys()].filter((name) => name.length >= minName);
  const found = nearest(foldCountry(text), names).flatMap((name) => countryNames().get(name)?.code ?? []);
  return [...new Set(found)].slice(0, maxOffered);
}

/** Minimum length of a name to compare with: shorter ones are part of too many words. */
const minName = 5;

function codesOf(values: readonly string[], column: 'code' | 'alpha3'): string[] {
  const byValue = new Map(countries().map((country) => [country[column], country.code]));
  return values.slice(0, maxOffered).flatMap((value) => byValue.get(value) ?? []);
}

/**
 * Explains codes that look like a country's but have another meaning, or belong to a country without a code of its own.
 */
function reservedCountry(code: string): string | undefined {
  switch (code) {
    case 'XK':
    case 'XKX':
    case 'KOS':
    case 'KOSOVO':
      return t('"XK" is used for Kosovo, which has no ISO 3166-1 code. The service may refuse it.');
    case 'EU':
      return t('"EU" is the European Union. Use the code of the country, such as "US", "DE" or "JP".');
    case 'XI':
      return t('"XI" is for Northern Ireland in customs only. The country is "GB".');
    case 'XX':
    case 'ZZ':
      return t('"{0}" is for an unknown country. Use two capital letters, such as "US", "DE" or "JP".', code);
    default:
      return undefined;
  }
}
