import { t } from '../../base/l10n';
import type { Problem, Severity } from '../../language/types';

/** The severities, worst first. */
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Returns the number of problems by severity, worst first: `2 errors, 1 warning`. */
export function countProblems(problems: readonly Pick<Problem, 'severity'>[]): string {
  return severities
    .flatMap((severity) => {
      const count = problems.filter((problem) => problem.severity === severity).length;
      return count === 0 ? [] : countText(severity, count);
    })
    .join(', ');
}

/** Returns the number of one severity in words: "1 error", "2 infos". */
function countText(severity: Severity, count: number): string {
  switch (severity) {
    case 'error':
      return count === 1 ? t('1 error') : t('{0} errors', count);
    case 'warning':
      return count === 1 ? t('1 warning') : t('{0} warnings', count);
    case 'information':
      return count === 1 ? t('1 info') : t('{0} infos', count);
    case 'hint':
      return count === 1 ? t('1 hint') : t('{0} hints', count);
  }
}
