import { t } from '../../base/l10n';
import { eolOf } from '../edits/eolOf';
import { otherKind } from '../otherKind';
import type { FixProvider } from './fixProvider';

/** Takes referrals out of what is around them: a response, an envelope, an action of a flow. */
export const takeOut: FixProvider = {
  codes: ['shape.not-a-referral'],
  manual: true,
  offer(document, { code, data }) {
    const kind = data?.kind === 'other' ? otherKind(document) : undefined;
    const node = kind?.inner && document.textAt(0)?.node(kind.inner);
    if (!node) return [];
    const base = document.offset(0);
    const start = base + node.offset;
    const end = start + node.length;
    return [
      {
        title: node.type === 'array' ? t('Take the referrals out') : t('Take the referral out'),
        codes: [code],
        safe: false,
        preferred: true,
        // Two removals keep the layout of the referrals.
        edits: [
          { offset: 0, length: start, text: '' },
          { offset: end, length: document.text.length - end, text: eolOf(document.text, 0) },
        ],
      },
    ];
  },
};
