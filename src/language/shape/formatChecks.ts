import { countryByCode } from '../../domain/countryByCode';
import { currencyByCode } from '../../domain/currencyByCode';
import { isLocale } from '../../domain/isLocale';
import type { StringFormat } from '../../domain/resource';
import { isUtcDateTime } from '../dates/isUtcDateTime';
import { isDigits } from '../rules/isDigits';
import { isEmail } from '../rules/isEmail';

/** The formats that have a rule, and whether a text is in order. */
export const formatChecks: Partial<Record<StringFormat, (text: string) => boolean>> = {
  dateTime: isUtcDateTime,
  country: (text) => countryByCode(text) !== undefined,
  currency: (text) => currencyByCode(text) !== undefined,
  email: (text) => text === '' || isEmail(text),
  locale: isLocale,
  digits: (text) => text === '' || isDigits(text),
};
