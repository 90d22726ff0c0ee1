import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { summaryAt } from '../features/summaries';
import { escapeMarkdown } from '../wording';
import { describeDeal } from './describeDeal';

/** A referral in a few lines: its name, customer, state and kind of deal. */
export function describeReferral(document: ParsedDocument, index: number): string | undefined {
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
