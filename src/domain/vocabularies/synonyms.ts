import { foldName } from '../model/foldName';

/** Words that people use for a value beside its own. */
export const synonyms: Readonly<Record<string, string>> = {
  ArtificialIntelligence: 'AI',
  Independent: 'Private Partner-led',
  MarketingQualified: 'MQL',
  SalesQualified: 'SQL',
  Shared: 'Co-sell Cosell',
};

/** Returns the one of `values` that people also call so. */
export function findSynonym(text: string, values: readonly string[]): string | undefined {
  const name = foldName(text);
  return values.find((value) => synonyms[value]?.split(' ').some((word) => foldName(word) === name));
}
