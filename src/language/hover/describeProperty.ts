import { t } from '../../base/l10n';
import { countries } from '../../domain/iso/countries';
import { currencies } from '../../domain/iso/currencies';
import { isResource, isVocabulary, type Property, type Resource } from '../../domain/model/resource';
import { createAReferral } from '../../domain/model/sources';
import { statusTable } from '../../domain/referral/statusMachine';
import { taxonomies } from '../../domain/taxonomy/taxonomies';
import { typeName } from '../shape/nouns';
import { quoteList } from '../wording';

/** Maximum number of values to list. */
const maxValues = 12;
const quote = '`';

const pages = new Map([
  [
    'Microsoft Learn, Referral resources',
    'https://learn.microsoft.com/en-us/partner-center/developer/referral-resources',
  ],
  [createAReferral, 'https://learn.microsoft.com/en-us/partner-center/developer/create-a-referral'],
]);

/** Describes a property as markdown: description, type, who sets it, allowed values, its two names, its source. */
export function describeProperty(property: Property, resource: Resource): string {
  const traits = [
    `\`${typeName(property)}\``,
    property.required && t('required to create a referral'),
    property.readOnly && t('read-only: set by the service'),
  ];
  const paragraphs = [`**${property.name}** · ${traits.filter(Boolean).join(' · ')}`, t(property.description)];
  const allowed = allowedText(property);
  if (allowed) paragraphs.push(allowed);
  if (resource.name === 'Referral' && (property.name === 'status' || property.name === 'substatus')) {
    paragraphs.push(transitionTable());
  }
  paragraphs.push(`${documentedName(property)} ${sourceOf(property)}`.trim());
  return paragraphs.join('\n\n');
}

function documentedName({ name, documented, documentedType }: Property): string {
  if (!documented) return '';
  return documentedType
    ? t('Documented as `{0}` ({1}), sent as `{2}`.', documented, documentedType, name)
    : t('Documented as `{0}`, sent as `{1}`.', documented, name);
}

/** Links the page that documents a property, or says where the property was seen. */
function sourceOf({ source }: Property): string {
  for (const [page, address] of pages) if (source.startsWith(page)) return t('Source: [{0}]({1}).', source, address);
  return `${t(source)}.`;
}

function transitionTable(): string {
  const rows = statusTable.map(({ status, transitions, substatuses }) => {
    return `| ${status} | ${transitions.join(', ')} | ${substatuses.join(', ')} |`;
  });
  return [t('| Status | Next status | Allowed substatus |'), '| --- | --- | --- |', ...rows].join('\n');
}

/** Lists the values that a property can have, or counts them, as markdown; undefined if it is free text. */
function allowedText(property: Property): string | undefined {
  const { type, format } = property;
  if (isVocabulary(type))
    return type.closed ? t('Allowed: {0}.', listed(type.values)) : t('Known: {0}.', listed(type.values));
  // The entries of a list of tags have an id, and users look at the list.
  const id = isResource(type) && property.list ? type.property('id') : undefined;
  if (id && isVocabulary(id.type)) return t('Allowed as `id`: {0}.', listed(id.type.values));
  switch (format) {
    case 'country':
      return t('Allowed: the {0} country codes of ISO 3166-1 alpha-2, such as `US`, `DE` or `JP`.', countries().length);
    case 'currency':
      return t('Allowed: the {0} currency codes of ISO 4217, such as `USD`, `EUR` or `JPY`.', currencies().length);
    case 'locale':
      return t('Allowed: language tags (BCP 47) such as `en-US`, `de-DE` or `zh-CN`.');
  }
  switch (property.name) {
    case 'solutionArea':
      return t(
        'Allowed: {0}.',
        years((year) => year.areas),
      );
    case 'solutionPlay':
      return t(
        'Allowed: the plays of the solution area, {0}.',
        years((year) => year.plays),
      );
    default:
      return undefined;
  }
}

function listed(values: readonly string[]): string {
  return values.length > maxValues
    ? t('{0} values, such as {1}', values.length, quoteList(values.slice(0, 6), { maxValues, quote }))
    : quoteList(values, { maxValues, quote });
}

function years(values: (year: (typeof taxonomies)[number]) => readonly string[]): string {
  const parts = taxonomies.map((year) => {
    const all = values(year);
    const some = all.length > maxValues ? '' : ` (${all.join('; ')})`;
    return t('{0} in {1}{2}', all.length, year.year, some);
  });
  return parts.join(', ');
}
