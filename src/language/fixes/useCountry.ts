import { t } from '../../base/l10n';
import { countries } from '../../domain/countries';
import { countryByCode } from '../../domain/countryByCode';
import { nearest } from '../shape/nearest';
import type { FixProvider } from './fixProvider';

/** How many countries are offered. */
const most = 8;

/** Puts the code of a country in the place of its name or another code; where none is meant, of those called alike. */
export const useCountry: FixProvider = {
  codes: ['format.country'],
  offer(_, { code, offset, length, data }) {
    // A code with a meaning of its own is not mistyped.
    if (data?.reserved) return [];
    const meant = data?.allowed ?? [];
    const codes = meant.length > 0 ? meant : alike(data?.found ?? '');
    return codes.map((value) => ({
      title: t('Change to "{0}" ({1})', value, countryByCode(value)?.name ?? ''),
      codes: [code],
      safe: value === data?.suggestion,
      ...(value === meant[0] && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};

/** Of short texts codes are alike, of long ones names. */
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
  return codesOf(
    nearest(
      text,
      countries().map(({ name }) => name),
    ),
    'name',
  );
}

function codesOf(values: readonly string[], column: 'code' | 'alpha3' | 'name'): string[] {
  const byValue = new Map(countries().map((country) => [country[column], country.code]));
  return values.slice(0, most).flatMap((value) => byValue.get(value) ?? []);
}
