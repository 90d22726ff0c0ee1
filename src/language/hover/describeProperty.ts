import { t } from '../../base/l10n';
import type { Property, Resource } from '../../domain/model/resource';
import { createAReferral } from '../../domain/model/sources';
import { statusTable } from '../../domain/referral/statusMachine';
import { typeName } from '../shape/nouns';
import { allowedText } from './allowedText';

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

/** Names the page that documents a property, as a link, or says where the property was seen. */
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
