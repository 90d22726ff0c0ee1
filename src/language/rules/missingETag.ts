import { peek } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** An id and no eTag: an update could not be checked for concurrency (FACTS.md, section 5). */
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
        message:
          'This referral has an "id" and no "eTag", so an update could overwrite what others have changed since. Pull the latest version, or add the "eTag" that came with it.',
        path: id.path,
        at: 'value',
      },
    ];
  },
};
