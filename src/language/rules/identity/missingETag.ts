import { t } from '../../../base/l10n';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** A referral with an ID and no eTag: an update could not be checked for concurrent changes. */
export const missingETag = defineRule({
  code: 'identity.missing-etag',
  severity: 'warning',
  summary: 'The referral has an ID but no eTag, so an update could overwrite newer changes.',
  reason:
    "The service compares the `If-Match` header with the referral's `eTag` and answers 412 if the referral has changed since. Without an `eTag` it compares nothing. The value has quotes inside, and they belong to it.",
  wrong: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5"
    }`,
  right: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"2500ec5a-0000-0000-0000-5bf4967d0000\\""
    }`,
  remedy: 'Pull the latest version, or add the "eTag" that came with this one.',
  check(referral) {
    const id = referral.getText('id');
    if (!id || !(referral.get('eTag')?.isEmptyText ?? referral.lacks('eTag'))) return nothing;
    return [
      {
        message: t(
          'This referral has an "id" but no "eTag", so a submit could overwrite newer changes. Pull the latest version.',
        ),
        place: id,
        at: 'value',
        data: { found: id.value },
      },
    ];
  },
  /** Fetches the latest version, with its eTag, from the service. */
  fix() {
    return [{ title: t('Pull the latest version'), edits: [], action: { kind: 'pullLatest' } }];
  },
});
