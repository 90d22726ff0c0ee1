import { foldName } from '../model/foldName';

/** Words that people use for a value beside its own. */
export const synonyms: Readonly<Record<string, string>> = {
  Accepted: 'Angenommen',
  Active: 'Open InProgress Ongoing Working Offen Aktiv',
  ArtificialIntelligence: 'AI',
  Closed: 'Completed Done Finished Canceled Abgeschlossen Geschlossen',
  Declined: 'Rejected Refused Abgelehnt',
  Error: 'Failed Failure',
  Expired: 'Abgelaufen',
  Independent: 'Private Partner-led',
  Lost: 'Verloren',
  MarketingQualified: 'MQL',
  New: 'Neu Created Unassigned',
  Pending: 'Waiting Wartend',
  SalesQualified: 'SQL',
  Shared: 'Co-sell Cosell',
  Won: 'Gewonnen',
};

/** Returns the one of `values` that people also call so. */
export function findSynonym(text: string, values: readonly string[]): string | undefined {
  const name = foldName(text);
  return values.find((value) => synonyms[value]?.split(' ').some((word) => foldName(word) === name));
}
