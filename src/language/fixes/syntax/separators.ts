import { t } from '../../../base/l10n';
import type { ParsedDocument } from '../../document/parsedDocument';
import { isCommaLike, isOpenComment, isSign } from '../../document/reader/syntaxFault';
import { beginsLine, skipTrivia } from '../../edits/trivia';
import type { TextEdit } from '../../types';
import { syntaxFix } from './syntaxFix';

/**
 * Removes a comment, with its line if nothing else is on it. Only one without words is removed unasked. A comment that
 * may hold data stays, without its signs.
 */
export const removeComment = syntaxFix(['comment'], (document, { offset, anchor: end }) => {
  const { text } = document;
  const signs = text.charAt(offset) === '#' ? '#' : text.slice(offset, offset + 2);
  const isJson = /["{}[\],:]/.test(text.charAt(offset + signs.length));
  const isOpen = isOpenComment(text, offset, end);
  const isRemark = isRemarkAt(text, offset, end);
  const safe = isRemark && !/[\p{L}\p{N}]/u.test(text.slice(offset, end));
  const isData = isOpen ? end === offset + 2 : !isRemark && isJson;
  const removal = {
    title: t('Remove comment'),
    safe,
    ...(!isData && { preferred: true }),
    edits: [{ ...stretch(text, offset, end), text: '' }],
  };
  const all = removalOfAll(document);
  if (isRemark && all.length < 2) return removal;
  if (isRemark) return [removal, { title: t('Remove all comments in this file'), safe: false, edits: all }];
  const uncovering = {
    title: t('Remove "{0}"', signs),
    safe: false,
    ...(isData && { preferred: true }),
    edits: [{ ...stretch(text, offset, offset + signs.length), text: '' }],
  };
  return isOpen && isData ? uncovering : isData ? [uncovering, removal] : [removal, uncovering];
});

/** Whether a comment is only that, and closed. */
function isRemarkAt(text: string, offset: number, end: number): boolean {
  return !isOpenComment(text, offset, end) && (text.startsWith('/*', offset) || !holdsData(text, offset, end));
}

const removals = new WeakMap<ParsedDocument, TextEdit[]>();

/** Returns the edits that remove all comments, found once for each document. */
function removalOfAll(document: ParsedDocument): TextEdit[] {
  const known = removals.get(document);
  if (known) return known;
  const { text } = document;
  const inner = document.texts.flatMap(({ faults }, index) => {
    const base = document.offset(index);
    return faults.map(({ kind, offset, anchor }) => ({ kind, offset: base + offset, anchor: base + anchor }));
  });
  const edits: TextEdit[] = [];
  let free = 0;
  for (const { kind, offset, anchor } of [...document.outerFaults, ...inner].sort((a, b) => a.offset - b.offset)) {
    if (kind !== 'comment' || !isRemarkAt(text, offset, anchor)) continue;
    const own = stretch(text, offset, anchor);
    const start = Math.max(own.offset, free);
    free = own.offset + own.length;
    edits.push({ offset: start, length: free - start, text: '' });
  }
  removals.set(document, edits);
  return edits;
}

/** Whether a line comment may hold data that is missing elsewhere: properties or brackets after others, or a value. */
function holdsData(text: string, offset: number, end: number): boolean {
  const lacksValue = /:\s*$/.test(text.slice(Math.max(0, offset - 100), offset));
  if (lacksValue && /^[,}\]]?$/.test(text.charAt(skipTrivia(text, end)))) return true;
  if (beginsLine(text, offset)) return false;
  const comment = text.slice(offset, end);
  const brackets = (pattern: RegExp) => comment.match(pattern)?.length ?? 0;
  return /^\/\/:|"[^"]*"\s*:/.test(comment) || brackets(/[}\]]/g) > brackets(/[{[]/g);
}

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

/** Replaces white space that JSON does not allow with a space. */
export const replaceSpace = syntaxFix(['space'], (_, { offset, length }) => ({
  title: t('Replace with a space'),
  safe: true,
  preferred: true,
  edits: [{ offset, length, text: ' ' }],
}));

/** Removes a comma with nothing after it, or nothing before it. */
export const removeComma = syntaxFix(
  ['trailing-comma', 'early-comma', 'symbol', 'missing-value', 'after-end'],
  ({ text }, { kind, offset, found }) => {
    const isLast = kind !== 'after-end' || text.slice(offset + 1).trim() === '';
    const isComma = found === ',' || (kind === 'after-end' && found === ';');
    const isInList = kind !== 'missing-value' || /[[,]\s*$/.test(text.slice(Math.max(0, offset - 1000), offset));
    if (!isComma || !isLast || !isInList) return undefined;
    return {
      title: kind === 'trailing-comma' ? t('Remove trailing comma') : t('Remove "{0}"', found),
      safe: kind !== 'missing-value',
      preferred: true,
      edits: [{ offset, length: 1, text: '' }],
    };
  },
);

/** Inserts the missing comma after the value before, not before the token on the next line. */
export const insertComma = syntaxFix(
  ['missing-comma', 'missing-list-comma'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (isCommaLike(found)) {
      return {
        title: t('Replace "{0}" with a comma', found),
        safe: true,
        preferred: true,
        edits: [{ offset, length: 1, text: ',' }],
      };
    }
    if (anchor < 0) return undefined;
    const isProperty = kind === 'missing-comma';
    const isPlain = isProperty ? text[skipTrivia(text, offset + length)] === ':' : /^["{[\d-]/.test(found);
    // A string without a colon may be the rest of a text with quotation marks in it.
    if (isProperty && !isPlain && found.startsWith('"')) return undefined;
    return {
      title: t('Insert missing comma'),
      safe:
        isPlain && wholeValue.test(text.slice(Math.max(0, anchor - 40), anchor)) && skipTrivia(text, anchor) === offset,
      preferred: true,
      edits: [{ offset: anchor, length: 0, text: ',' }],
    };
  },
);

/** Matches the end of a value that surely ends there. */
const wholeValue = /(["}\]]|(^|[\s,:[])(true|false|null|-?\d[\d.eE+-]*))$/;

/** Inserts a colon between a name and its value; also replaces `=` and `=>`. */
export const insertColon = syntaxFix(
  ['missing-colon', 'symbol'],
  ({ text }, { kind, offset, length, anchor, found }) => {
    if (kind === 'symbol') {
      const isDoubled = found === ':' && /:\s*$/.test(text.slice(Math.max(0, offset - 100), offset));
      return isDoubled
        ? { title: t('Remove "{0}"', ':'), safe: true, preferred: true, edits: [{ offset, length, text: '' }] }
        : undefined;
    }
    if (/^(=+>?|->)$/.test(found) || (anchor === offset && isSign(found))) {
      return {
        title: t('Replace "{0}" with a colon', found),
        safe: false,
        preferred: true,
        edits: [{ offset, length, text: ':' }],
      };
    }
    if (anchor < 0) return undefined;
    return {
      title: t('Insert missing colon'),
      safe: false,
      preferred: true,
      edits: [{ offset: anchor, length: 0, text: ':' }],
    };
  },
);
