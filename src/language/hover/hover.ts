import { t } from '../../base/l10n';
import { consent } from '../../domain/referral/consent';
import { referral } from '../../domain/referral/referral';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy';
import { caretContext, meaningOf } from '../caret/caretContext';
import type { ParsedDocument } from '../document/parsedDocument';
import { Found, readReferral } from '../facts/referralView';
import { summaryAt } from '../features/summaries';
import { planOf } from '../shape/checkPlan';
import type { Hover } from '../types';
import { escapeMarkdown } from '../wording';
import { describeProperty } from './describeProperty';
import { describeValue } from './describeValue';

/** Properties that decide the kind of a deal. */
const dealProperties = new Set(['type', 'qualification', 'consentToShareReferralWithMicrosoftSellers']);

/**
 * Explains what is at `offset`: a property at its key, a value by its own meaning first, a referral at its first brace.
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
  const isDeal = dealProperties.has(property.name) && (resource === referral || resource === consent);
  const deal = isDeal ? describeDeal(document, index) : undefined;
  const about = [...(deal ? [deal] : []), describeProperty(property, resource)].join('\n\n');
  if (entry.key.offset === token.offset || !entry.value) return { markdown: about, ...range };
  const site = { property, resource, owner: new Found(text, owner.index, planOf(resource)), referral: view };
  const value = describeValue(entry.value, site, years, today);
  return { markdown: value ? `${value}\n\n---\n\n${about}` : about, ...range };
}

/** Describes a referral in a few lines: name, customer, state and kind of deal. */
function describeReferral(document: ParsedDocument, index: number): string | undefined {
  const summary = summaryAt(document, index);
  if (!summary) return undefined;
  const { name, customerName, status, substatus } = summary;
  const parts = [customerName?.value, [status, substatus].filter(Boolean).join(', ')].filter(Boolean);
  const title =
    name || parts.length > 0
      ? [`**${escapeMarkdown(name?.value ?? t('Referral'))}**`, ...parts.map((part) => escapeMarkdown(String(part)))]
      : [];
  const paragraphs = [title.join(' · '), describeDeal(document, index)].filter(Boolean);
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : undefined;
}

/** Says what kind of deal a referral is, and why. Returns undefined if the referral does not show it. */
function describeDeal(document: ParsedDocument, index: number): string | undefined {
  const deal = summaryAt(document, index)?.deal;
  return deal && `**${t(deal.label)}.** ${t(deal.because)}`;
}
