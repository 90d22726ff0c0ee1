import { t } from '../../base/l10n';
import { customerCurrency } from './customerCurrency';
import { peek } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** What most deals are in, after the customer's own currency. */
const usual = ['USD', 'EUR', 'GBP', 'JPY', 'CAD', 'AUD'];

/** A deal value that does not say in which currency (Referral resources, ReferralDetails). */
export const missingCurrency: Rule = {
  code: 'money.missing-currency',
  severity: 'warning',
  check(referral) {
    if (typeof peek(referral, 'details', 'dealValue') !== 'number') return nothing;
    if (peek(referral, 'details', 'currency') !== undefined) return nothing;
    const value = referral.at('details', 'dealValue');
    if (!value) return nothing;
    const local = customerCurrency(referral);
    const allowed = [...new Set([...(local ? [local] : []), ...usual])];
    return [
      {
        code: this.code,
        message: local
          ? t('The deal value has no currency. Add "currency", such as "{0}" for the customer\'s country.', local)
          : t('The deal value has no currency. Add "currency", such as "USD" or "EUR".'),
        path: value.path,
        at: 'value',
        data: { allowed, ...(local && { local }) },
      },
    ];
  },
};
