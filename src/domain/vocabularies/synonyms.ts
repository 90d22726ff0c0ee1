import { once } from '../../base/once';
import { foldName } from '../model/foldName';

/** Words that people use for a value beside its own. */
export const synonyms: Readonly<Record<string, string>> = {
  Accepted: 'Angenommen',
  Active: 'Open InProgress Ongoing Working Engaged Qualified Negotiation Offen Aktiv',
  ArtificialIntelligence: 'AI',
  Closed: 'Completed Complete Done Finished Canceled Cancelled Resolved Archived Inactive Abgeschlossen Geschlossen',
  Declined: 'Rejected Refused Disqualified NotInterested Abgelehnt',
  Error: 'Failed Failure',
  Expired: 'TimedOut Lapsed Abgelaufen',
  Independent: 'Private Partner-led',
  Lost: 'Canceled Cancelled Abandoned Verloren',
  MarketingQualified: 'MQL',
  New: 'Neu Created Unassigned',
  Pending: 'Waiting Wartend',
  SalesQualified: 'SQL',
  Shared: 'Co-sell Cosell',
  Won: 'Success Successful Gewonnen',
};

/** The same words, ready for comparison: each keystroke in a value asks for all of them. */
const folded = once(() => {
  const entries = Object.entries(synonyms);
  return new Map(entries.map(([value, words]) => [value, words.split(' ').map((word) => foldName(word))]));
});

/** Returns the one of `values` that people also call so. */
export function findSynonym(text: string, values: readonly string[]): string | undefined {
  const name = foldName(text);
  return values.find((value) => folded().get(value)?.includes(name));
}
