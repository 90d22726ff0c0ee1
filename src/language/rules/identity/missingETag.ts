import { t } from '../../../base/l10n';
import type { Rule } from '../rule';

const nothing: readonly never[] = [];

/** An id and no eTag: an update could not be checked for concurrency. */
export const missingETag: Rule = {
  code: 'identity.missing-etag',
  severity: 'warning',
  check(referral) {
    const id = referral.getText('id');
    const tag = id && referral.get('eTag');
    if (!id || (tag && !tag.isEmptyText)) return nothing;
    return [
      {
        code: this.code,
        message: t(
          'This referral has an "id" but no "eTag", so a submit could overwrite newer changes. Pull the latest version.',
        ),
        place: id,
        at: 'value',
      },
    ];
  },
};
