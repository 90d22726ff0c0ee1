import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { summaryAt } from '../features/summaries';

/** Says what kind of deal a referral is, and why; undefined if it does not say. */
export function describeDeal(document: ParsedDocument, index: number): string | undefined {
  const deal = summaryAt(document, index)?.deal;
  return deal && `**${t(deal.label)}.** ${t(deal.because)}`;
}
