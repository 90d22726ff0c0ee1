import type { Problem, Severity } from '../../language/types';

const words: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'info'],
  ['hint', 'hint'],
];

/** How many problems there are, the worst first: `2 errors, 1 warning`. */
export function countProblems(problems: readonly Pick<Problem, 'severity'>[]): string {
  return words
    .flatMap(([severity, word]) => {
      const count = problems.filter((problem) => problem.severity === severity).length;
      return count === 0 ? [] : `${count} ${word}${count === 1 ? '' : 's'}`;
    })
    .join(', ');
}
