import { t } from '../../base/l10n';
import { countries } from '../../domain/iso/countries';
import { currencies } from '../../domain/iso/currencies';
import { findCountry } from '../../domain/iso/findCountry';
import { findCurrency } from '../../domain/iso/findCurrency';
import { locales, localesOf } from '../../domain/iso/locales';
import { invitedBy } from '../../domain/referral/inviteContext';
import { target } from '../../domain/referral/target';
import type { AllowedValue, ValueSite } from '../caret/allowedAt';
import type { ReferralView } from '../facts/referralView';
import { datesMeant } from '../shape/datesMeant';
import { matching } from './matching';
import { rankedCountries, rankedCurrencies, rankedLocales } from './rankedValues';

/** Currencies that come after the one of the customer's country. */
const common = ['USD', 'EUR', 'GBP'];

const microsoft: AllowedValue = {
  value: 'msft',
  detail: 'Microsoft',
  description: 'Microsoft itself, in place of an ID.',
  filter: 'msft Microsoft',
};

/**
 * Returns suggestions for a property that can have other values as well: by its format, best for this referral first.
 * @param typed what the value begins with, up to the caret
 */
export function suggestedAt(
  { property, resource, owner, referral: view }: ValueSite,
  today: Date,
  typed: string,
): AllowedValue[] {
  if (resource === target && property.name === 'id') {
    return view.getText('type', owner)?.value === 'SolutionProfile' ? [] : matching([microsoft], typed);
  }
  if (resource === invitedBy && property.name === 'organizationId') return matching([microsoft], typed);
  switch (property.format) {
    case 'country':
      return typed === '' ? countryValues() : rankedCountries(countryValues(), typed);
    case 'currency': {
      const values = currencyValues(customerCountry(view), findCurrency(typed)?.code);
      return typed === '' ? values : rankedCurrencies(values, typed);
    }
    case 'locale': {
      const country = findCountry(customerCountry(view) ?? '')?.code;
      return typed === '' ? localeValues(country) : rankedLocales(localeValues(country), typed, country);
    }
    case 'dateTime':
      return property.readOnly ? [] : datesAt(today, typed);
    default:
      return [];
  }
}

function countryValues(): AllowedValue[] {
  return countries().map(({ code, name, alpha3, currency }) => ({
    value: code,
    detail: name,
    isCode: true,
    description: `${name}: \`${code}\`, in three letters ${alpha3}. Its currency: ${currency || 'none'}.`,
    filter: `${code} ${name}`,
  }));
}

/**
 * Returns currencies, the customer's first.
 * @param meant a code to offer even if it is not money that people pay with
 */
function currencyValues(country: string | undefined, meant: string | undefined): AllowedValue[] {
  const own = country === undefined ? undefined : findCountry(country);
  const first = [...(own?.currency ? [own.currency] : []), ...common];
  const rank = (code: string): number => (first.includes(code) ? first.indexOf(code) : first.length);
  return currencies()
    .filter(({ code, fund }) => !fund || code === meant)
    .map(({ code, name, symbol }) => ({
      value: code,
      detail: own?.currency === code ? `${name} · ${own.name}` : name,
      isCode: true,
      description: `${name}${symbol ? `, ${symbol}` : ''}: \`${code}\` of ISO 4217.`,
      filter: `${code} ${name}${symbol ? ` ${symbol}` : ''}`,
      ...(own?.currency === code && { fits: true }),
    }))
    .sort((a, b) => rank(a.value) - rank(b.value));
}

/**
 * Returns locales, those of the customer's country first.
 * @param country code of that country; the locale of its main language is at the top
 */
function localeValues(country: string | undefined): AllowedValue[] {
  const local = country === undefined ? [] : localesOf(country);
  const rank = (tag: string): number => (local.includes(tag) ? local.indexOf(tag) : local.length);
  return locales()
    .map(({ tag, name }) => ({
      value: tag,
      detail: name,
      isCode: true,
      description: `${name}.`,
      filter: `${tag} ${name}`,
      ...(local.includes(tag) && { fits: true }),
    }))
    .sort((a, b) => rank(a.value) - rank(b.value));
}

/** Returns the country of the customer's address as it is written. */
function customerCountry(view: ReferralView): string | undefined {
  return view.textAt('customerProfile', 'address', 'country')?.value;
}

const day = 86_400_000;

/** Returns the dates that a text in another notation means, such as `31.12.2027` or `Q4 2027`, and the usual ones. */
function datesAt(today: Date, typed: string): AllowedValue[] {
  const values = datesMeant(typed);
  return [
    ...values.map((value) => ({ value, detail: typed, description: value, filter: `${typed} ${value}`, fits: true })),
    ...matching(suggestedDates(today), typed).filter(({ value }) => !values.includes(value)),
  ];
}

/** Returns dates relative to today, as midnight UTC, that users often choose for closing dates. */
function suggestedDates(today: Date): AllowedValue[] {
  const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  const quarter = Math.floor(month / 3) * 3 + 3;
  // Microsoft's fiscal year ends with June.
  const fiscal = month < 6 ? year : year + 1;
  const dates: [time: number, what: string][] = [
    [start + 30 * day, t('in {0} days', 30)],
    [start + 60 * day, t('in {0} days', 60)],
    [start + 90 * day, t('in {0} days', 90)],
    [Date.UTC(year, month + 1, 0), t('end of the month')],
    [Date.UTC(year, quarter, 0), t('end of the quarter')],
    [Date.UTC(year, quarter + 3, 0), t('end of the next quarter')],
    [Date.UTC(year, 12, 0), t('end of the year')],
    [Date.UTC(fiscal, 6, 0), t("end of Microsoft's fiscal year")],
  ];
  // Several may fall on one day: it is offered once, and found by each of them.
  const named = new Map<number, string[]>();
  for (const [time, what] of dates) {
    if (time >= start) named.set(time, [...(named.get(time) ?? []), what]);
  }
  return [...named].map(([time, names]) => {
    const value = `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;
    const what = names.join(', ');
    return { value, detail: what, description: t('Midnight in UTC, {0}.', what), filter: `${value} ${what}` };
  });
}
