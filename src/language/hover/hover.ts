import { isHeld } from '../../base/exactJson';
import { t } from '../../base/l10n';
import type { Property } from '../../domain/model/resource';
import { statusesAllowing, substatusesOf, transitionsOf } from '../../domain/referral/statusMachine';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy';
import { allowedAt, allPlays, type CompletionSite } from '../caret/allowedAt';
import { caretContext, meaningOf } from '../caret/caretContext';
import type { JsonNode } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { Found, readReferral } from '../facts/referralView';
import { planOf } from '../shape/checkPlan';
import type { Hover } from '../types';
import { quoteList } from '../wording';
import { describeDeal } from './describeDeal';
import { describeMoney } from './describeMoney';
import { describeProperty } from './describeProperty';
import { describeReferral } from './describeReferral';
import { describeText } from './describeText';

/** Properties that make the kind of a deal. */
const dealProperties = new Set(['type', 'qualification', 'consentToShareReferralWithMicrosoftSellers']);

/**
 * Explains what is at `offset`: a property by its key, a value by its own meaning first, a referral by its first brace.
 */
export function hover(
  document: ParsedDocument,
  offset: number,
  years: readonly Taxonomy[],
  today: Date,
): Hover | undefined {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  if (!text) return undefined;
  const start = document.offset(index);
  if (offset === start) {
    const about = describeReferral(document, index);
    return about ? { markdown: about, offset, length: 1 } : undefined;
  }
  const { owner, token } = caretContext(text, offset - start);
  const resource = owner && meaningOf(owner)?.resource;
  const view = readReferral(text);
  if (!resource || !token || !view) return undefined;
  const range = { offset: start + token.offset, length: token.length };
  const entry = owner.properties.find(({ key, value }) => [key.offset, value?.offset].includes(token.offset));
  const property = entry && resource.resolve(entry.name)?.property;
  if (!entry || !property) return undefined;
  const isDeal = dealProperties.has(property.name) && resource.name !== 'Target';
  const deal = isDeal ? describeDeal(document, index) : undefined;
  const about = [...(deal ? [deal] : []), describeProperty(property, resource)].join('\n\n');
  if (entry.key.offset === token.offset || !entry.value) return { markdown: about, ...range };
  const site = { property, resource, owner: new Found(text, owner.index, planOf(resource)), referral: view };
  const value = describeValue(entry.value, site, years, today);
  return { markdown: value ? `${value}\n\n---\n\n${about}` : about, ...range };
}

function describeValue(
  value: JsonNode,
  site: Omit<CompletionSite, 'taxonomy'>,
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
  for (const taxonomy of years) {
    // A play is explained whatever area is beside it.
    const known = property.name === 'solutionPlay' ? allPlays(taxonomy) : allowedAt({ ...site, taxonomy });
    const found = known?.find((allowed) => allowed.value === text) ?? playOf(site, text, taxonomy);
    if (found) {
      const label = found.label && found.label !== text ? ` (${found.label})` : '';
      return `\`${found.value}\`${label}: ${t(found.description)}`;
    }
  }
  return term(property, text);
}

/** A solution play among the attributes. */
function playOf({ referral, owner }: Omit<CompletionSite, 'taxonomy'>, text: string, taxonomy: Taxonomy) {
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
