import { t } from '../../../base/l10n';
import { beginsLine, commentEnd } from '../../edits/trivia';
import { syntaxFix } from './syntaxFix';

/** Takes out a comment, with its line if nothing else is on it. */
export const removeComment = syntaxFix(['comment'], ({ text }, { offset }) => {
  const end = commentEnd(text, offset);
  return {
    title: t('Remove comment'),
    safe: text[offset + 1] === '/' || (end - offset > 3 && text.startsWith('*/', end - 2)),
    preferred: true,
    edits: [{ ...stretch(text, offset, end), text: '' }],
  };
});

function stretch(text: string, start: number, end: number): { offset: number; length: number } {
  let behind = end;
  while (isSpace(text.charAt(behind))) behind++;
  let before = start;
  while (isSpace(text.charAt(before - 1))) before--;
  const lineEnd = text.startsWith('\r\n', behind) ? 2 : /[\r\n]/.test(text.charAt(behind)) ? 1 : 0;
  if (lineEnd > 0 && beginsLine(text, start)) return { offset: before, length: behind + lineEnd - before };
  if (lineEnd > 0 || behind === text.length) return { offset: before, length: end - before };
  return { offset: start, length: behind - start };
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}
