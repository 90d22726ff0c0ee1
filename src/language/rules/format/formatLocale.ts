import { t } from '../../../base/l10n';
import { locales, localesMeant } from '../../../domain/iso/locales';
import { nearest } from '../../shape/nearest';
import { sentences, shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { formattedStrings } from './formattedStrings';

/** Maximum number of culture names to offer. */
const maxOffered = 5;

/** What is not a culture: no BCP 47 tag of a known language and region, and no name of .NET (Referral resources, ContactPreference, Locale). */
export const formatLocale = defineRule({
  code: 'format.locale',
  severity: 'warning',
  summary: 'The text is not a language tag such as en-US.',
  reason:
    'The locale of a contact is the name of a culture: a language in two or three letters, and mostly a country, joined by a hyphen.',
  wrong: `
    {
      "team": [{ "email": "ines.roth@example.com", "contactPreference": { "locale": "en_US" } }]
    }`,
  right: `
    {
      "team": [{ "email": "ines.roth@example.com", "contactPreference": { "locale": "en-US" } }]
    }`,
  remedy: 'Write the language, a hyphen and the country.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'locale').map(({ text, place }) => {
      const [meant, ...others] = localesMeant(text);
      return {
        message: sentences(
          t('"{0}" isn\'t a language tag.', shorten(text)),
          meant ? t('Did you mean "{0}"?', meant) : t('Use a tag such as "en-US", "de-DE" or "zh-CN".'),
        ),
        place,
        at: 'value' as const,
        data: {
          found: text,
          ...(meant && { allowed: [meant, ...others] }),
          ...(meant && others.length === 0 && { suggestion: meant }),
        },
      };
    });
  },
  /** Replaces an invalid culture name with a valid one. Safe if it is evident, else offers similar ones. */
  fix(_, { offset, length, data }) {
    const meant = (data.allowed ?? []).slice(0, maxOffered);
    const values = meant.length > 0 ? meant : alike(data.found);
    return values.map((value) => ({
      title: t('Change to "{0}"', value),
      safe: value === data.suggestion,
      ...(value === meant[0] && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
});

/**
 * Returns cultures like a text: by the name of the language or culture, else by the tag. The usual culture of a
 * language comes first.
 */
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
  return [...new Set([...usual, ...named, ...near])].slice(0, maxOffered);
}
