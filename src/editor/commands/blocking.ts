import type { Problem, Severity } from '../../language/types';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The problems that stop a submit: those at least as severe as the setting `referrals.submit.blockOn` says. */
export function blocking(problems: readonly Problem[], blockOn: Severity | 'off'): Problem[] {
  if (blockOn === 'off') return [];
  return problems.filter(({ severity }) => order.indexOf(severity) <= order.indexOf(blockOn));
}
