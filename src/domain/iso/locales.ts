import { once } from '../../base/once';
import type { Locale } from './locale';
import { localeTable } from './localeTable';

/** The .NET culture names that people are likely to want, by tag. */
export const locales = once((): readonly Locale[] =>
  localeTable
    .trim()
    .split('\n')
    .map((row) => {
      const end = row.indexOf(' ');
      return { tag: row.slice(0, end), name: row.slice(end + 1) };
    }),
);
