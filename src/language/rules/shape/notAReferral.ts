import { t } from '../../../base/l10n';
import { eolOf } from '../../edits/eolOf';
import { otherKind } from '../../facts/otherKind';
import { defineRule } from '../defineRule';

export const notAReferral = defineRule({
  code: 'shape.not-a-referral',
  severity: 'error',
  summary:
    'The file holds no referral: a referral file is one object, an array of them, or a list response with "value".',
  reason:
    'A file holds one referral `{ … }`, several `[ … ]`, or what the service answers to a list request, `{ "value": [ … ] }`. Anything else cannot be submitted.\n\nA JSON Patch, an error response, an event of a webhook, an envelope and an action of a flow are named as what they are. If they hold referrals, a quick fix takes them out.',
  wrong: `
    [
      "Lakeside data platform"
    ]`,
  right: `
    [
      { "name": "Lakeside data platform" }
    ]`,
  remedy: 'Write the referral as an object; in an empty file, completion offers templates for each kind of deal.',
  isFixManual: true,
  /** Takes referrals out of what is around them: a response, an envelope, an action of a flow. */
  fix(document, { data }) {
    const kind = data?.kind === 'other' ? otherKind(document) : undefined;
    const node = kind?.inner && document.textAt(0)?.node(kind.inner);
    if (!node) return [];
    const base = document.offset(0);
    const start = base + node.offset;
    const end = start + node.length;
    return [
      {
        title: node.type === 'array' ? t('Take the referrals out') : t('Take the referral out'),
        preferred: true,
        // Two removals keep the layout of the referrals.
        edits: [
          { offset: 0, length: start, text: '' },
          { offset: end, length: document.text.length - end, text: eolOf(document.text, 0) },
        ],
      },
    ];
  },
});
