import { isCountryCode } from '../../domain/isCountryCode';
import { isCurrencyCode } from '../../domain/isCurrencyCode';
import { isLocale } from '../../domain/isLocale';
import type { StringFormat } from '../../domain/resource';
import { isUtcDateTime } from '../dates/isUtcDateTime';
import { isDigits } from '../rules/isDigits';
import { isEmail } from '../rules/isEmail';
import { isGuidOrOther } from '../rules/isGuid';

/** The formats that have a rule, and whether a text is in order. */
export const formatChecks: Partial<Record<StringFormat, (text: string) => boolean>> = {
  dateTime: isUtcDateTime,
  guid: isGuidOrOther,
  country: isCountryCode,
  currency: isCurrencyCode,
  email: (text) => text === '' || isEmail(text),
  locale: isLocale,
  digits: (text) => text === '' || isDigits(text),
};
