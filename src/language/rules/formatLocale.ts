import { t } from '../../base/l10n';
import { isLocale } from '../../domain/isLocale';
import { locales } from '../../domain/locales';
import { sentences } from '../sentences';
import { shorten } from '../shorten';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** What is no BCP 47 tag (Referral resources, ContactPreference, Locale). */
export const formatLocale: Rule = {
  code: 'format.locale',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'locale').map(({ text, path }) => {
      const meant = evidentLocale(text);
      return {
        code: this.code,
        message: sentences(
          t('"{0}" isn\'t a language tag.', shorten(text)),
          meant ? t('Did you mean "{0}"?', meant) : t('Use a tag such as "en-US", "de-DE" or "zh-CN".'),
        ),
        path,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant, allowed: [meant] }) },
      };
    });
  },
};

/** The tag that a text means: written with underscores, blanks or an encoding, or the culture's English name. */
function evidentLocale(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 80) return undefined;
  const plain = trimmed.replace(/\.[a-z0-9-]+$/i, '').replace(/\s*[_\s–‑-]\s*/g, '-');
  const named = locales().find(({ name }) => name.toLowerCase() === trimmed.toLowerCase());
  if (named) return named.tag;
  if (!isLocale(plain)) return undefined;
  return locales().find(({ tag }) => tag.toLowerCase() === plain.toLowerCase())?.tag ?? plain;
}
