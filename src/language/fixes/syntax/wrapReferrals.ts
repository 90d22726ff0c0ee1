import { t } from '../../../base/l10n';
import { read } from '../../document/reader';
import type { TextEdit } from '../../types';
import { syntaxFix } from './syntaxFix';

/** Maximum number of referrals to put in an array. */
const maxReferrals = 1000;

/** Puts several referrals, written one after the other, into an array. */
export const wrapReferrals = syntaxFix(
  ['after-end'],
  ({ text, form }, { offset, found }) => {
    if (form !== 'referral' || !/^,?\s*\{/.test(found + text.slice(offset + 1, offset + 200))) return undefined;
    const edits: TextEdit[] = [{ offset: text.search(/[{[]/), length: 0, text: '[' }];
    let tail = 0;
    let end = text.slice(0, offset).trimEnd().length;
    for (let at = offset; at < text.length; ) {
      if (edits.length > maxReferrals) return undefined;
      const comma = text.charAt(at) === ',' ? at++ : -1;
      if (comma >= 0 && text.slice(at).trim() === '') {
        tail = at - end;
        break;
      }
      const { tokens, root, faults } = read(text.slice(at));
      const onlyNext = faults.count === 0 || (faults.count === 1 && faults.kind(0) === 'after-end');
      if (root < 0 || !onlyNext || text[at + tokens.start(root)] !== '{') return undefined;
      if (comma < 0) edits.push({ offset: end, length: 0, text: ',' });
      end = at + tokens.end(root);
      at = faults.count === 0 ? text.length : at + faults.offset(0);
    }
    edits.push({ offset: end, length: tail, text: ']' });
    return { title: t('Put all referrals in an array'), safe: false, preferred: true, edits };
  },
  { manual: true },
);
