import { t } from '../../base/l10n';
import { referral } from '../../domain/referral';
import { starterValue } from '../../domain/starterValues';
import { insertProperties } from '../edits/insertProperty';
import type { Fix } from '../types';
import type { FixProvider } from './fixProvider';
import { referralPointer } from './referralPointer';

/** Adds the properties that a new referral lacks, with a placeholder for each value that the user must fill in. */
export const insertMissing: FixProvider = {
  codes: ['shape.missing-property'],
  manual: true,
  offer(document, { code, offset, data }) {
    const missing = Array.isArray(data?.missing) ? data.missing.map(String) : [];
    const pointer = referralPointer(document, offset);
    const fix = (title: string, names: readonly string[], preferred: boolean): Fix => ({
      title,
      codes: [code],
      safe: false,
      ...(preferred && { preferred }),
      edits: insertProperties(
        document,
        pointer,
        names.map((name) => [name, starter(name)] as const),
      ),
    });
    const each = missing.map((name) => fix(t('Add "{0}"', name), [name], missing.length === 1));
    return missing.length < 2 ? each : [fix(t('Add everything that is missing'), missing, true), ...each];
  },
};

function starter(name: string): unknown {
  const property = referral.property(name);
  return property ? starterValue(property, referral) : '';
}
