import { t } from '../../../base/l10n';
import type { Problem } from '../../../language/types';
import type { SubmitResult } from '../../../sync/submitResult';
import { submittedText } from '../../../sync/words/submittedText';
import type { RowResult } from '../send/submitRows';

/**
 * Says what a successful submit of a file did: in detail for one referral, in numbers for several.
 * @param service "the sandbox" or "Partner Center"
 */
export function submittedWords(results: readonly SubmitResult[], service: string): string {
  const done = results.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
  const [only = results[0]] = done;
  if (!only) return '';
  if (done.length > 1) return t('{0} referrals submitted to {1}.', done.length, service);
  const kept = ('kept' in only && only.kept) || [];
  const nothing = { sent: [], merged: [], set: [], kept, status: '' };
  switch (only.outcome) {
    case 'created':
      return submittedText({ ...nothing, ...only.answer, outcome: 'created', adopted: only.adopted === true }, service);
    case 'updated': {
      const { answer, merged = [], sent, unsent = [] } = only;
      return submittedText({ ...nothing, ...answer, outcome: 'updated', sent, merged, unsent }, service);
    }
    default: {
      const unsure = ('unsure' in only && only.unsure) || [];
      const untaken = ('untaken' in only && only.untaken) || [];
      const isOld = 'isOld' in only && only.isOld === true;
      return submittedText({ ...nothing, outcome: 'unchanged', isOld, unsure, untaken }, service);
    }
  }
}

const goodOutcomes = ['created', 'updated', 'unchanged'];

/** Whether a referral was submitted, or the service already had it as it is. */
export function isSubmitted({ outcome }: Pick<RowResult, 'outcome'>): boolean {
  return goodOutcomes.includes(outcome);
}

/** Result of submitting many: the results, how many were not tried, and whether the user canceled. */
export interface SubmitAllRun {
  results: readonly Pick<RowResult, 'outcome'>[];
  left: number;
  canceled: boolean;
  /** Number of referrals that cannot be submitted as they are, and that the user did not choose. */
  leftOut?: number;
}

/**
 * Says what happened to many submitted referrals: "8 of 10 referrals submitted. 1 was also changed in Partner Center, 1
 * has errors."
 * @param service "the sandbox" or "Partner Center"
 */
export function submitAllText({ results, left, canceled, leftOut = 0 }: SubmitAllRun, service: string): string {
  const total = results.length + left;
  if (total + leftOut === 0) return t('Nothing to submit: no referral is new or changed.');
  const submitted = results.filter(isSubmitted).length;
  const reasons = reasonsOf(results, service);
  if (!canceled && left > 0) reasons.push(t('{0} not tried', left));
  if (leftOut > 0) reasons.push(leftOut === 1 ? t('1 was left out') : t('{0} were left out', leftOut));
  const headline = canceled
    ? t('Submit canceled after {0} of {1} referrals. {2} submitted.', results.length, total, submitted)
    : submitted === total && total > 0
      ? submitted === 1
        ? t('1 referral submitted to {0}.', service)
        : t('{0} referrals submitted to {1}.', submitted, service)
      : submitted === 0
        ? t('Nothing was submitted.')
        : t('{0} of {1} referrals submitted.', submitted, total);
  return reasons.length > 0 ? `${headline} ${reasons.join(', ')}.` : headline;
}

function reasonsOf(results: readonly Pick<RowResult, 'outcome'>[], service: string): string[] {
  const count = (...outcomes: string[]) => results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const [conflicts, errors, gone] = [count('conflict'), count('blocked', 'invalid'), count('gone')];
  const [doubtful, failed] = [count('doubtful'), count('failed', 'unwritten')];
  const [removals, unconfirmed] = [count('removal'), count('unconfirmed')];
  const copies = count('copy');
  return [
    conflicts === 1 ? t('1 was also changed in {0}', service) : '',
    conflicts > 1 ? t('{0} were also changed in {1}', conflicts, service) : '',
    errors === 1 ? t('1 has errors') : '',
    errors > 1 ? t('{0} have errors', errors) : '',
    gone === 1 ? t('1 is no longer in {0}', service) : '',
    gone > 1 ? t('{0} are no longer in {1}', gone, service) : '',
    doubtful === 1 ? t('1 may have been created already') : '',
    doubtful > 1 ? t('{0} may have been created already', doubtful) : '',
    copies === 1 ? t('1 would be connected to another deal') : '',
    copies > 1 ? t('{0} would be connected to other deals', copies) : '',
    removals === 1 ? t('1 would remove something in {0}', service) : '',
    removals > 1 ? t('{0} would remove something in {1}', removals, service) : '',
    unconfirmed === 1 ? t('1 was not saved as you sent it') : '',
    unconfirmed > 1 ? t('{0} were not saved as you sent them', unconfirmed) : '',
    failed > 0 ? t('{0} failed', failed) : '',
  ].filter(Boolean);
}

/** Says that problems stopped the submit of a referral: how many, and the first one to look at. */
export function blockedSubmitText(name: string, problems: readonly Problem[]): string {
  const first = firstOf(problems);
  const [one, many] = counted(problems);
  const count = problems.length === 1 ? one : many;
  return t('Nothing was submitted. "{0}" has {1}: {2}', name, count, first?.message ?? '');
}

/** Returns the problem to look at first: invalid JSON may be the cause of missing properties. */
export function firstOf(problems: readonly Problem[]): Problem | undefined {
  return problems.find(({ code }) => code.startsWith('syntax.')) ?? problems[0];
}

/** Returns the number of problems in words, before the first one. Mixed severities are called problems. */
function counted(problems: readonly Problem[]): [string, string] {
  const severities = new Set(problems.map(({ severity }) => severity));
  if (severities.size === 1 && severities.has('error'))
    return [t('1 error'), t('{0} errors, the first', problems.length)];
  if (severities.size === 1 && severities.has('warning'))
    return [t('1 warning'), t('{0} warnings, the first', problems.length)];
  return [t('1 problem'), t('{0} problems, the first', problems.length)];
}
