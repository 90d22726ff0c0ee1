import { t } from '../../../base/l10n';
import type { Problem } from '../../../language/types';

/** Says that problems kept a referral from being submitted: how many, and the one to look at first. */
export function blockedText(name: string, problems: readonly Problem[]): string {
  const first = firstOf(problems);
  const [one, many] = counted(problems);
  const count = problems.length === 1 ? one : many;
  return t('Nothing was submitted. "{0}" has {1}: {2}', name, count, first?.message ?? '');
}

/** Returns the problem to look at first: invalid JSON may be why others are missing something. */
export function firstOf(problems: readonly Problem[]): Problem | undefined {
  return problems.find(({ code }) => code.startsWith('syntax.')) ?? problems[0];
}

/** The count of problems in words; of mixed severities the neutral word. */
function counted(problems: readonly Problem[]): [string, string] {
  const severities = new Set(problems.map(({ severity }) => severity));
  if (severities.size === 1 && severities.has('error')) return [t('1 error'), t('{0} errors', problems.length)];
  if (severities.size === 1 && severities.has('warning')) return [t('1 warning'), t('{0} warnings', problems.length)];
  return [t('1 problem'), t('{0} problems', problems.length)];
}
