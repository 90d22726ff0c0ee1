import { t } from '../../base/l10n';
import { readablePath } from '../readablePath';
import type { Finding } from './finding';
import { peek, peekIn } from './peek';
import type { Found, ReferralView } from './referralView';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** A deal value, a price or quantity of a solution, or the value of a contract below zero. */
export const negativeValue: Rule = {
  code: 'money.negative-value',
  severity: 'error',
  check(referral) {
    return anyNegative(referral) ? amounts(referral).flatMap((amount) => toFinding(this.code, amount)) : nothing;
  },
};

function anyNegative(referral: ReferralView): boolean {
  if (isNegative(peek(referral, 'details', 'dealValue'))) return true;
  const solutions = peek(referral, 'details', 'requirements', 'solutions');
  for (const solution of Array.isArray(solutions) ? solutions : nothing) {
    if (isNegative(peekIn(referral, solution, 'price')) || isNegative(peekIn(referral, solution, 'quantity')))
      return true;
  }
  const registrations = peek(referral, 'registrations');
  for (const registration of Array.isArray(registrations) ? registrations : nothing) {
    if (isNegative(peekIn(referral, peekIn(referral, registration, 'contract'), 'value'))) return true;
  }
  return false;
}

function amounts(referral: ReferralView): (Found | undefined)[] {
  const solutions = referral.items(referral.at('details', 'requirements', 'solutions'));
  const contracts = referral
    .items(referral.get('registrations'))
    .flatMap((registration) => referral.get('contract', registration) ?? []);
  return [
    referral.at('details', 'dealValue'),
    ...solutions.flatMap((solution) => [referral.get('price', solution), referral.get('quantity', solution)]),
    ...contracts.map((contract) => referral.get('value', contract)),
  ];
}

function toFinding(code: string, found: Found | undefined): Finding[] {
  if (!found || !isNegative(found.value)) return [];
  return [
    {
      code,
      message: t('"{0}" can\'t be negative. Use 0 or more.', readablePath(found.path)),
      path: found.path,
      at: 'value',
      data: { found: String(found.value) },
    },
  ];
}

function isNegative(value: unknown): boolean {
  return typeof value === 'number' && value < 0;
}
