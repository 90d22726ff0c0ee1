import { findCountry } from '../../domain/findCountry';
import { shorten } from '../shorten';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** A country that is no code of ISO 3166-1 alpha-2 (Referral resources, Address; FACTS.md, section 8.3). */
export const formatCountry: Rule = {
  code: 'format.country',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'country').map(({ text, path }) => {
      const meant = findCountry(text);
      const guess = meant ? ` Did you mean "${meant.code}" (${meant.name})?` : '';
      const what = text.trim() === '' ? 'A country is due here' : `"${shorten(text)}" is no ISO 3166-1 alpha-2 code`;
      return {
        code: this.code,
        message: `${what}.${guess} Allowed are the two capital letters of a country, such as "US", "DE" or "JP".`,
        path,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant.code, allowed: [meant.code] }) },
      };
    });
  },
};
