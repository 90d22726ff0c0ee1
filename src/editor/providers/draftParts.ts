import type { Problem, ReferralSummary } from '../../language/types';

const codes: ReadonlySet<string> = new Set(['draft.placeholder', 'shape.missing-property']);

/** What a referral without id still lacks: how many values, where the first one is, and its other problems. */
export interface DraftParts {
  open: number;
  first: Problem;
  others: readonly Problem[];
}

/** Returns what is still to fill in; undefined for a referral that has an id, or that is complete. */
export function draftParts({ id }: Pick<ReferralSummary, 'id'>, problems: readonly Problem[]): DraftParts | undefined {
  const parts = id ? [] : problems.filter(({ code }) => codes.has(code));
  const [first] = parts;
  if (!first) return undefined;
  const open = parts.reduce((sum, { data }) => sum + (lengthOf(data?.missing) + lengthOf(data?.empty) || 1), 0);
  return { open, first, others: problems.filter((problem) => !parts.includes(problem)) };
}

function lengthOf(names: unknown): number {
  return Array.isArray(names) ? names.length : 0;
}
