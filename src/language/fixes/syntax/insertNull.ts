import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Gives a property that has no value the value null, which counts as not given. */
export const insertNull = syntaxFix(
  ['missing-value'],
  ({ text }, { offset, found }) => {
    const colon = /:\s*$/.exec(text.slice(Math.max(0, offset - 1000), offset));
    if (!colon) return undefined;
    const at = offset - colon[0].length + 1;
    const isEnd = /^[,}\]]/.test(found);
    return {
      title: t('Insert null'),
      safe: false,
      edits: [{ offset: at, length: 0, text: isEnd ? ' null' : ' null,' }],
    };
  },
  { manual: true },
);
