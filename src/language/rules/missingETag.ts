import { t } from '../../base/l10n';
import { peek } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** An id and no eTag: an update could not be checked for concurrency. */
export const missingETag: Rule = {
  code: 'identity.missing-etag',
  severity: 'warning',
  check(referral) {
    if (peek(referral, 'id') === undefined) return nothing;
    const tag = peek(referral, 'eTag');
    if (tag !== undefined && tag !== '') return nothing;
    const id = referral.get('id');
    if (!id || typeof id.value !== 'string' || id.value === '') return [];
    return [
      {
        code: this.code,
        message: t(
          'This referral has an "id" but no "eTag", so a submit could overwrite newer changes. Pull the latest version.',
        ),
        path: id.path,
        at: 'value',
      },
    ];
  },
};
