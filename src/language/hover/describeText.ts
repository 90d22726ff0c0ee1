import { t } from '../../base/l10n';
import { countryByCode } from '../../domain/iso/countryByCode';
import { currencyByCode } from '../../domain/iso/currencyByCode';
import { findCountry } from '../../domain/iso/findCountry';
import { locales } from '../../domain/iso/locales';
import type { Property } from '../../domain/model/resource';
import { instantOf } from '../formats/readDateTime';
import { escapeMarkdown, sentences } from '../wording';

const day = 86_400_000;

/** What a string says by the format of its property: the country, the currency, the day; undefined if it says no more. */
export function describeText({ format, name }: Property, text: string, today: Date): string | undefined {
  switch (format) {
    case 'country':
      return describeCountry(text);
    case 'currency': {
      const currency = currencyByCode(text);
      return currency && `\`${currency.code}\`: ${currency.name}${currency.symbol ? ` (${currency.symbol})` : ''}.`;
    }
    case 'locale': {
      const locale = locales().find(({ tag }) => tag.toLowerCase() === text.toLowerCase());
      return locale && `\`${locale.tag}\`: ${locale.name}.`;
    }
    case 'dateTime':
      return describeInstant(text, today);
    default:
      return name === 'eTag' && text !== ''
        ? t(
            'The version that this file is based on. A submit is refused if there is a newer one, so that nothing is overwritten.',
          )
        : undefined;
  }
}

function describeCountry(text: string): string | undefined {
  const country = countryByCode(text);
  if (!country) {
    const meant = findCountry(text);
    return meant && t('{0} is written `{1}`: {2}.', escapeMarkdown(text), meant.code, meant.name);
  }
  const currency = currencyByCode(country.currency);
  return sentences(
    t('`{0}`: {1}, `{2}` in three letters.', country.code, country.name, country.alpha3),
    currency && t('Its currency is {0} (`{1}`).', currency.name, currency.code),
  );
}

/** A date-time in words, and how far it is from today; the year 1 is the service's "never". */
function describeInstant(text: string, today: Date): string | undefined {
  const time = instantOf(text);
  if (time === undefined || Number.isNaN(time)) return undefined;
  const date = new Date(time);
  if (date.getUTCFullYear() < 1900) return t('Never: the year 1 means "no date".');
  const words = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(date);
  const days = Math.floor(time / day) - Math.floor(today.getTime() / day);
  const distance = new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(days, 'day');
  return `${words} UTC, ${distance}.`;
}
