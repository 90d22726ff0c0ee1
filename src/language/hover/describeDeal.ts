import type { ParsedDocument } from '../document/parsedDocument';
import { summaryAt } from '../summaries';

/** What kind of deal a referral is, and why (FACTS.md, section 2); undefined where it does not say. */
export function describeDeal(document: ParsedDocument, index: number): string | undefined {
  const deal = summaryAt(document, index)?.deal;
  return deal && `This is a **${deal.label.toLowerCase()}**, because ${deal.because}.`;
}
