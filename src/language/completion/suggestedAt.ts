import { address } from '../../domain/address';
import { countries } from '../../domain/countries';
import { currencies } from '../../domain/currencies';
import { customerProfile } from '../../domain/customerProfile';
import { findCountry } from '../../domain/findCountry';
import { findCurrency } from '../../domain/findCurrency';
import { invitedBy } from '../../domain/invitedBy';
import { locales } from '../../domain/locales';
import { referral } from '../../domain/referral';
import type { Property, Resource } from '../../domain/resource';
import { target } from '../../domain/target';
import type { Loose } from '../caretContext';
import type { AllowedValue } from './allowedAt';
import type { CompletionContext } from './completionContext';
import { looseProperty, looseString } from './looseValue';
import { suggestedDates } from './suggestedDates';

/** Currencies that come after the one of the customer's country. */
const common = ['USD', 'EUR', 'GBP'];

const microsoft: AllowedValue = {
  value: 'msft',
  detail: 'Microsoft',
  description: 'Microsoft itself, in place of an id.',
  filter: 'msft Microsoft',
};

/**
 * Values worth offering for a property that may have others as well: by its format, best for this referral first.
 * @param typed what the value begins with, up to the caret
 */
export function suggestedAt(
  property: Property,
  resource: Resource,
  owner: Loose,
  root: Loose | undefined,
  { today }: CompletionContext,
  typed: string,
): AllowedValue[] {
  if (resource === target && property.name === 'id') {
    return looseString(owner, resource, 'type') === 'SolutionProfile' ? [] : [microsoft];
  }
  if (resource === invitedBy && property.name === 'organizationId') return [microsoft];
  switch (property.format) {
    case 'country':
      return meaning(countryValues(), typed, findCountry(typed)?.code);
    case 'currency': {
      const meant = findCurrency(typed)?.code;
      return meaning(currencyValues(customerCountry(root), meant), typed, meant);
    }
    case 'locale':
      return localeValues(customerCountry(root));
    case 'dateTime':
      return property.readOnly ? [] : suggestedDates(today());
    default:
      return [];
  }
}

/** Lets the value that is meant by what was typed be found by it, and puts it first. */
function meaning(values: AllowedValue[], typed: string, meant: string | undefined): AllowedValue[] {
  if (typed === '' || meant === undefined) return values;
  return values.map((value) =>
    value.value === meant ? { ...value, filter: `${typed} ${value.filter ?? value.value}`, fits: true } : value,
  );
}

function countryValues(): AllowedValue[] {
  return countries().map(({ code, name, alpha3, currency }) => ({
    value: code,
    detail: name,
    description: `${name}: \`${code}\`, in three letters ${alpha3}. Its currency: ${currency || 'none'}.`,
    filter: `${code} ${name}`,
  }));
}

/** @param meant a code to offer even if it is not money that people pay with */
function currencyValues(country: string | undefined, meant: string | undefined): AllowedValue[] {
  const own = country === undefined ? undefined : findCountry(country);
  const first = [...(own?.currency ? [own.currency] : []), ...common];
  const rank = (code: string): number => (first.includes(code) ? first.indexOf(code) : first.length);
  return currencies()
    .filter(({ code, fund }) => !fund || code === meant)
    .map(({ code, name, symbol }) => ({
      value: code,
      detail: own?.currency === code ? `${name} · ${own.name}` : name,
      description: `${name}${symbol ? `, ${symbol}` : ''}: \`${code}\` of ISO 4217.`,
      filter: `${code} ${name}${symbol ? ` ${symbol}` : ''}`,
      ...(own?.currency === code && { fits: true }),
    }))
    .sort((a, b) => rank(a.value) - rank(b.value));
}

function localeValues(country: string | undefined): AllowedValue[] {
  const code = country === undefined ? undefined : findCountry(country)?.code;
  return locales()
    .map(({ tag, name }) => ({
      value: tag,
      detail: name,
      description: `${name}.`,
      filter: `${tag} ${name}`,
      ...(code !== undefined && tag.endsWith(`-${code}`) && { fits: true }),
    }))
    .sort((a, b) => Number(b.fits ?? false) - Number(a.fits ?? false));
}

/** The country of the customer's address, as it is written. */
function customerCountry(root: Loose | undefined): string | undefined {
  const profile = looseProperty(root, referral, 'customerProfile');
  return looseString(looseProperty(profile, customerProfile, 'address'), address, 'country');
}
