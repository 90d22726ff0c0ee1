import type { Rule } from './rule';

/** An id and no eTag: an update could not be checked for concurrency (FACTS.md, section 5). */
export const missingETag: Rule = {
  code: 'identity.missing-etag',
  severity: 'warning',
  check(referral) {
    const id = referral.get('id');
    if (!id || typeof id.value !== 'string' || id.value === '') return [];
    const eTag = referral.get('eTag')?.value;
    if (eTag !== undefined && eTag !== '') return [];
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
