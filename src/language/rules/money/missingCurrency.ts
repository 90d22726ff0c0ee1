import { t } from '../../../base/l10n';
import { currencyByCode } from '../../../domain/iso/currencies';
import { insertProperty } from '../../edits/insertNode';
import { customerCurrency } from '../../facts/customerCurrency';
import type { Found } from '../../facts/referralView';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** Usual currencies of deals, after the customer's own. */
const usual = ['USD', 'EUR', 'GBP', 'JPY', 'CAD', 'AUD'];

function hasCurrency(object: Found | undefined): boolean {
  return object?.properties.some(({ name }) => name.toLowerCase() === 'currency') ?? false;
}

/** A deal value that does not say in which currency (Referral resources, ReferralDetails). */
export const missingCurrency = defineRule({
  code: 'money.missing-currency',
  severity: 'warning',
  summary: 'The deal value has no currency.',
  reason:
    'A number alone says nothing about what the deal is worth. Value and currency are both mandatory in the bulk upload of Partner Center.',
  wrong: `
    {
      "details": { "dealValue": 10000 }
    }`,
  right: `
    {
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: "Add the currency; that of the customer's country is offered first.",
  check(referral) {
    const details = referral.get('details');
    const value = details?.get('dealValue');
    if (value?.type !== 'number' || !referral.lacks('currency', details)) return nothing;
    // A currency in the wrong place moves here: another problem says so.
    if ([referral.root, referral.get('customerProfile')].some(hasCurrency)) return nothing;
    const local = customerCurrency(referral);
    const allowed = [...new Set([...(local ? [local] : []), ...usual])];
    return [
      {
        message: local
          ? t('The deal value has no currency. Add "currency", such as "{0}" for the customer\'s country.', local)
          : t('The deal value has no currency. Add "currency", such as "USD" or "EUR".'),
        place: value,
        at: 'value',
        data: { allowed, ...(local && { local }) },
      },
    ];
  },
  /** Adds the currency that a deal value lacks, beside it: that of the customer's country first. */
  fix(document, { path, data }) {
    const details = path.slice(0, path.lastIndexOf('/'));
    return data.allowed.map((value) => ({
      title: t('Add currency "{0}" ({1})', value, currencyByCode(value)?.name ?? ''),
      ...(value === data.local && { preferred: true }),
      edits: insertProperty(document, details, 'currency', value, { after: 'dealValue' }),
    }));
  },
});
