import { t } from '../../base/l10n';
import type { Property, Resource } from '../../domain/resource';
import { statusesAllowing, substatusesOf, transitionsOf } from '../../domain/statusMachine';
import type { Taxonomy } from '../../domain/taxonomy';
import { type CaretContext, caretContext, type Loose } from '../caretContext';
import { allowedAt } from '../completion/allowedAt';
import { looseProperty, looseString } from '../completion/looseValue';
import { ownerMeaning } from '../completion/ownerProperty';
import type { ParsedDocument } from '../document/parsedDocument';
import { escapeMarkdown } from '../escapeMarkdown';
import { quoteList } from '../quoteList';
import type { Hover } from '../types';
import { describeDeal } from './describeDeal';
import { describeMoney } from './describeMoney';
import { describeProperty } from './describeProperty';
import { describeReferral } from './describeReferral';
import { describeText } from './describeText';

/** Properties that make the kind of a deal. */
const dealProperties = new Set(['type', 'qualification', 'consentToShareReferralWithMicrosoftSellers']);

/**
 * What stands at `offset`, explained: a property by its key, a value by its own meaning first, a referral by its first
 * brace.
 */
export function hover(
  document: ParsedDocument,
  offset: number,
  years: readonly Taxonomy[],
  today: Date,
): Hover | undefined {
  const index = document.indexAt(offset);
  if (index < 0) return undefined;
  const start = document.offset(index);
  if (offset === start) {
    const about = describeReferral(document, index);
    return about ? { markdown: about, offset, length: 1 } : undefined;
  }
  const caret = caretContext(document.texts[index]?.text ?? '', offset - start);
  const { owner, token } = caret;
  const resource = ownerMeaning(owner)?.resource;
  if (!owner || !token || !resource) return undefined;
  const range = { offset: start + token.offset, length: token.length };
  const entry = owner.entries.find(({ keySpan, value }) => {
    return keySpan?.offset === token.offset || (value !== undefined && value.offset === token.offset);
  });
  const property = entry && resource.resolve(entry.key)?.property;
  if (!entry || !property) return undefined;
  const isDeal = dealProperties.has(property.name) && resource.name !== 'Target';
  const deal = isDeal ? describeDeal(document, index) : undefined;
  const about = [...(deal ? [deal] : []), describeProperty(property, resource)].join('\n\n');
  if (entry.keySpan?.offset === token.offset) return { markdown: about, ...range };
  const value = describeValue(entry.value, property, resource, owner, caret, years, today);
  return { markdown: value ? `${value}\n\n---\n\n${about}` : about, ...range };
}

function describeValue(
  value: Loose | undefined,
  property: Property,
  resource: Resource,
  owner: Loose,
  caret: CaretContext,
  years: readonly Taxonomy[],
  today: Date,
): string | undefined {
  const text = value?.value;
  const year = years[0];
  if (typeof text === 'number' && property.name === 'dealValue') {
    return describeMoney(text, looseString(owner, resource, 'currency'));
  }
  if (typeof text !== 'string' || !year) return undefined;
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
  for (const taxonomy of years) {
    const known = allowedAt(
      property,
      resource,
      withoutPartner(owner, property),
      withoutPartner(caret.root, property),
      taxonomy,
    );
    const found = known?.find((allowed) => allowed.value === text);
    if (found) {
      const label = found.label && found.label !== text ? ` (${found.label})` : '';
      return `\`${found.value}\`${label}: ${t(found.description)}`;
    }
  }
  const known = term(property, text);
  return known ?? (looseProperty(owner, resource, property.name) ? undefined : escapeMarkdown(text));
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

/** A play is explained whatever area stands beside it: the area is left out of the question. */
function withoutPartner<T extends Loose | undefined>(object: T, property: Property): T {
  if (!object || !/play/i.test(property.name)) return object;
  return { ...object, entries: object.entries.filter((entry) => entry.key.toLowerCase() !== 'solutionarea') };
}
