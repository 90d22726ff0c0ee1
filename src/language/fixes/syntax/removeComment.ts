import { t } from '../../../base/l10n';
import { beginsLine, commentEnd } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';

/** Takes out a comment, with its line where nothing else is on it. */
export const removeComment = syntaxFix(['comment'], ({ text, offsets, texts }, { offset }) => {
  const end = commentEnd(text, offset);
  const closed = text[offset + 1] === '/' || text.startsWith('*/', end - 2);
  // A referral within the comment was commented out by somebody who may want it back.
  const holds = offsets.some((at, index) => {
    const referral = texts[index];
    return at > offset && referral !== undefined && !referral.empty && at + referral.text.length <= end;
  });
  return {
    title: t('Remove comment'),
    safe: closed && !holds,
    preferred: true,
    edits: [{ ...stretch(text, offset, end), text: '' }],
  };
});

function stretch(text: string, start: number, end: number): { offset: number; length: number } {
  const behind = end + (/^[ \t]*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
  const before = start - (/[ \t]*$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0].length ?? 0);
  const lineEnd = text.startsWith('\r\n', behind) ? 2 : /[\r\n]/.test(text[behind] ?? '') ? 1 : 0;
  if (lineEnd > 0 && beginsLine(text, start)) return { offset: before, length: behind + lineEnd - before };
  if (lineEnd > 0 || behind === text.length) return { offset: before, length: end - before };
  return { offset: start, length: behind - start };
}
