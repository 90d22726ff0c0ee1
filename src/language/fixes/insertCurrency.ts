import { t } from '../../base/l10n';
import { currencyByCode } from '../../domain/currencyByCode';
import { insertProperty } from '../edits/insertProperty';
import type { FixProvider } from './fixProvider';

/** Adds the currency that a deal value lacks, beside it: that of the customer's country first. */
export const insertCurrency: FixProvider = {
  codes: ['money.missing-currency'],
  offer(document, { code, path, data }) {
    const details = path.slice(0, path.lastIndexOf('/'));
    return (data?.allowed ?? []).map((value) => ({
      title: t('Add currency "{0}" ({1})', value, currencyByCode(value)?.name ?? ''),
      codes: [code],
      safe: false,
      ...(value === data?.local && { preferred: true }),
      edits: insertProperty(document, details, 'currency', value, { after: 'dealValue' }),
    }));
  },
};
