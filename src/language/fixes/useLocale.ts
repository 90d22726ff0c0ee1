import { t } from '../../base/l10n';
import { locales } from '../../domain/locales';
import { nearest } from '../shape/nearest';
import type { FixProvider } from './fixProvider';

/** How many culture names are offered. */
const most = 5;

/** Puts a culture name in the place of what is none: safe where it is evident, else those called alike. */
export const useLocale: FixProvider = {
  codes: ['format.locale'],
  offer(_, { code, offset, length, data }) {
    const meant = (data?.allowed ?? []).slice(0, most);
    const values = meant.length > 0 ? meant : alike(data?.found ?? '');
    return values.map((value) => ({
      title: t('Change to "{0}"', value),
      codes: [code],
      safe: value === data?.suggestion,
      ...(value === meant[0] && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};

/** By the name of the language or culture, else by the tag; of a language with many cultures the usual one first. */
function alike(text: string): string[] {
  const written = text.trim().toLowerCase();
  if (written.length < 2) return [];
  const named = locales()
    .filter(({ name }) => name.toLowerCase().startsWith(written))
    .map(({ tag }) => tag);
  const usual = named.filter((tag) => tag === 'en-US' || tag.slice(0, 2).toUpperCase() === tag.slice(-2));
  const near = nearest(
    written,
    locales().map(({ tag }) => tag),
  );
  return [...new Set([...usual, ...named, ...near])].slice(0, most);
}
