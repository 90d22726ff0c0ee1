import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** The lines of a conflict: a change, perhaps what was before both, and the other change. */
const conflict =
  /(<{7}[^\r\n]*\r?\n)(.*?)((?:^\|{7}[^\r\n]*\r?\n.*?)?^={7}[^\r\n]*\r?\n)(.*?)(^>{7}[^\r\n]*(?:\r?\n|$))/msy;

/** Accepts one of the two changes of a merge conflict, and removes the other and the lines around them. */
export const acceptChange = syntaxFix(
  ['conflict'],
  ({ text }, { offset, length, found }) => {
    conflict.lastIndex = offset;
    const [, first = '', current = '', between = '', incoming = '', last] = conflict.exec(text) ?? [];
    if (last === undefined) {
      const edits = [{ offset, length, text: '' }];
      return { title: t('Remove "{0}"', found.slice(0, 7)), safe: false, preferred: true, edits };
    }
    const middle = offset + first.length + current.length;
    const end = middle + between.length + incoming.length;
    return [
      {
        title: t('Accept Current Change'),
        safe: false,
        edits: [
          { offset, length: first.length, text: '' },
          { offset: middle, length: end - middle + last.length, text: '' },
        ],
      },
      {
        title: t('Accept Incoming Change'),
        safe: false,
        edits: [
          { offset, length: middle + between.length - offset, text: '' },
          { offset: end, length: last.length, text: '' },
        ],
      },
    ];
  },
  { manual: true },
);
