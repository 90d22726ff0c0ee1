import { isHeld } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { countryByCode } from '../../domain/iso/countries';
import { currencyByCode } from '../../domain/iso/currencies';
import { findCountry } from '../../domain/iso/findCountry';
import { locales } from '../../domain/iso/locales';
import type { Property } from '../../domain/model/resource';
import { statusesAllowing, substatusesOf, transitionsOf } from '../../domain/referral/statusMachine';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy';
import { allowedAt, allPlays, type ValueSite } from '../caret/allowedAt';
import type { JsonNode } from '../document/jsonNode';
import { instantOf } from '../formats/readDateTime';
import { escapeMarkdown, quoteList, sentences } from '../wording';

const day = 86_400_000;

/** Says what a value means: a status, a term, a code, a date or a name of the taxonomy. */
export function describeValue(
  value: JsonNode,
  site: Omit<ValueSite, 'taxonomy'>,
  years: readonly Taxonomy[],
  today: Date,
): string | undefined {
  const { property, resource, owner, referral } = site;
  const text = value.value;
  if (value.type === 'number' && property.name === 'dealValue') {
    // Other numbers would be described as what they are not.
    return isHeld(value.literal) ? describeMoney(Number(text), referral.getText('currency', owner)?.value) : undefined;
  }
  if (typeof text !== 'string') return undefined;
  if (resource.name === 'Referral' && property.name === 'status') return describeStatus(text, property);
  if (resource.name === 'Referral' && property.name === 'substatus') {
    const statuses = statusesAllowing(text);
    const meaning = term(property, text);
    return (
      meaning &&
      (statuses.length > 0 ? `${meaning}\n\n${t('Goes with {0}.', quoteList(statuses, { quote: '`' }))}` : meaning)
    );
  }
  const meaning = describeText(property, text, today);
  if (meaning) return meaning;
  const found = years.flatMap((taxonomy) => {
    // A play is explained whatever area is beside it.
    const known = property.name === 'solutionPlay' ? allPlays(taxonomy) : allowedAt({ ...site, taxonomy });
    return known?.find((allowed) => allowed.value === text) ?? playOf(site, text, taxonomy) ?? [];
  });
  const [first] = found;
  if (first) {
    const label = first.label && first.label !== text ? ` (${first.label})` : '';
    // Names of several years have a description in each.
    const descriptions = new Set(found.map(({ description }) => t(description)));
    return `\`${first.value}\`${label}: ${[...descriptions].join(' ')}`;
  }
  return term(property, text);
}

/** Describes a solution play among the attributes. */
function playOf({ referral, owner }: Omit<ValueSite, 'taxonomy'>, text: string, taxonomy: Taxonomy) {
  const isPlay = referral.getText('type', owner)?.value.toLowerCase() === 'solutionplay';
  return isPlay ? allPlays(taxonomy).find(({ value }) => value === text) : undefined;
}

function describeStatus(status: string, property: Property): string | undefined {
  const meaning = term(property, status);
  const next = transitionsOf(status);
  if (!meaning || next.length === 0) return meaning;
  const changes = next.filter((other) => other !== status);
  const becomes =
    changes.length > 0
      ? t('Can become {0}.', quoteList(changes, { quote: '`' }))
      : t("Final: it can't become anything else.");
  return `${meaning}\n\n${becomes} ${t('Substatus: {0}.', quoteList(substatusesOf(status), { quote: '`' }))}`;
}

function term(property: Property, text: string): string | undefined {
  if (typeof property.type === 'string' || !('terms' in property.type)) return undefined;
  const found = property.type.term(text);
  return found && `\`${found.value}\`${found.label ? ` (${found.label})` : ''}: ${t(found.description)}`;
}

/**
 * Describes a string by the format of its property: country, currency or day. Returns undefined if there is nothing to
 * add.
 */
function describeText({ format, name }: Property, text: string, today: Date): string | undefined {
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

/** Describes a date-time in words, and its distance from today. The year 1 is the service's "never". */
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

/** Formats an amount for people, with its currency if that is known. */
function describeMoney(amount: number, code: string | undefined): string {
  const currency = code === undefined ? undefined : currencyByCode(code);
  const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(amount);
  return currency ? `${plain} ${currency.code} (${currency.name}).` : t('{0}, currency unknown.', plain);
}
