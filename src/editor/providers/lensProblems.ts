import type { Problem, ReferralSummary } from '../../language/types';

/**
 * Returns the problems within each of these spans. Leaves out those outside all of them.
 * @param spans in order, not overlapping
 */
export function problemsBelow(
  spans: readonly { offset: number; length: number }[],
  problems: readonly Problem[],
): Problem[][] {
  const below: Problem[][] = spans.map(() => []);
  for (const problem of problems) {
    let low = 0;
    let high = spans.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((spans[middle]?.offset ?? 0) <= problem.offset) low = middle;
      else high = middle - 1;
    }
    const span = spans[low];
    if (span && span.offset <= problem.offset && problem.offset <= span.offset + span.length) below[low]?.push(problem);
  }
  return below;
}

const codes: ReadonlySet<string> = new Set(['draft.placeholder', 'shape.missing-property']);

/**
 * What a referral without an ID still lacks: the number of values, the place of the first one, and its problems besides
 * placeholders.
 */
interface DraftParts {
  open: number;
  first: Problem;
  others: readonly Problem[];
}

/** Returns what is still to fill in; undefined for one that has or had an ID, or that is complete. */
export function draftParts({ id }: Pick<ReferralSummary, 'id'>, problems: readonly Problem[]): DraftParts | undefined {
  const parts = id || problems.some(hasLostId) ? [] : problems.filter(({ code }) => codes.has(code));
  const [first] = parts;
  if (!first) return undefined;
  const open = parts.reduce((sum, { data }) => sum + (lengthOf(data?.missing) + lengthOf(data?.empty) || 1), 0);
  return { open, first, others: problems.filter(({ code }) => code !== 'draft.placeholder') };
}

/** Whether a problem says that a referral of the service has lost its ID and kept its ETag. */
export function hasLostId({ code, data }: Problem): boolean {
  return code === 'shape.missing-property' && data?.update === true && data.found === 'eTag';
}

function lengthOf(names: unknown): number {
  return Array.isArray(names) ? names.length : 0;
}
