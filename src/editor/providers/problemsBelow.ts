import type { Problem } from '../../language/types';

/**
 * Returns the problems within each of these spans, and leaves out those outside all of them.
 * @param spans in order and apart
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
