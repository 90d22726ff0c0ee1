import { t } from '../../../base/l10n';
import type { Rule } from '../rule';
import { customerCurrency } from './customerCurrency';

const nothing: readonly never[] = [];

/** What most deals are in, after the customer's own currency. */
const usual = ['USD', 'EUR', 'GBP', 'JPY', 'CAD', 'AUD'];

/** A deal value that does not say in which currency (Referral resources, ReferralDetails). */
export const missingCurrency: Rule = {
  code: 'money.missing-currency',
  severity: 'warning',
  check(referral) {
    const value = referral.at('details', 'dealValue');
    if (value?.type !== 'number' || referral.at('details', 'currency')) return nothing;
    const local = customerCurrency(referral);
    const allowed = [...new Set([...(local ? [local] : []), ...usual])];
    return [
      {
        code: this.code,
        message: local
          ? t('The deal value has no currency. Add "currency", such as "{0}" for the customer\'s country.', local)
          : t('The deal value has no currency. Add "currency", such as "USD" or "EUR".'),
        place: value,
        at: 'value',
        data: { allowed, ...(local && { local }) },
      },
    ];
  },
};
