import type { Problem, Severity } from '../../../language/types';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Returns the problems that stop a submit: those at least as severe as `referrals.submit.blockOn`, and placeholders
 * always.
 * @param pointer the one referral that is submitted; undefined for the whole file
 */
export function blocking(problems: readonly Problem[], blockOn: Severity | 'off', pointer?: string): Problem[] {
  const limit = blockOn === 'off' ? -1 : order.indexOf(blockOn);
  return problems.filter(
    ({ code, path, severity }) =>
      (pointer === undefined || `${path}/`.startsWith(`${pointer}/`)) &&
      (code === 'draft.placeholder' || order.indexOf(severity) <= limit),
  );
}
