import type { Property, Resource } from '../../domain/resource';
import { statusTable } from '../../domain/statusMachine';
import { typeName } from '../shape/typeName';
import { allowedText } from './allowedText';

const documentation = 'https://learn.microsoft.com/en-us/partner-center/developer/referral-resources';

/** What a property is, as markdown: description, type, who sets it, allowed values, its two names, its source. */
export function describeProperty(property: Property, resource: Resource): string {
  const traits = [
    `\`${typeName(property)}\``,
    property.required && 'required to create a referral',
    property.readOnly && 'read-only: set by the service',
  ];
  const paragraphs = [`**${property.name}** · ${traits.filter(Boolean).join(' · ')}`, property.description];
  const allowed = allowedText(property);
  if (allowed) paragraphs.push(allowed);
  if (resource.name === 'Referral' && (property.name === 'status' || property.name === 'substatus')) {
    paragraphs.push(transitionTable());
  }
  const name = property.documented
    ? `Documented as \`${property.documented}\`${property.documentedType ? ` (${property.documentedType})` : ''}, sent as \`${property.name}\`.`
    : '';
  const link = property.source.startsWith('Referral resources') ? ` ([documentation](${documentation}))` : '';
  paragraphs.push(`${name} Source: ${property.source}${link}.`.trim());
  return paragraphs.join('\n\n');
}

function transitionTable(): string {
  const rows = statusTable.map(({ status, transitions, substatuses }) => {
    return `| ${status} | ${transitions.join(', ')} | ${substatuses.join(', ')} |`;
  });
  return ['| Status | May become | Substatus allowed |', '| --- | --- | --- |', ...rows].join('\n');
}
