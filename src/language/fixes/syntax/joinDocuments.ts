import { t } from '../../../base/l10n';
import { read } from '../../document/reader/reader';
import { isProse } from '../../document/reader/surroundings';
import { TokenKind } from '../../document/reader/tokens';
import { eolOf } from '../../edits/textStyle';
import type { TextEdit } from '../../types';
import { syntaxFix } from './syntaxFix';

/** Maximum number of documents in one text. */
const maxDocuments = 1000;

interface Part {
  start: number;
  end: number;
}

/**
 * Puts the referrals of several documents, with headings, fences or other words between them, into one array. Those with
 * nothing between them have a fix that keeps their layout.
 */
export const joinDocuments = syntaxFix(
  ['wrapper', 'after-end'],
  ({ text }, { kind, offset }) => {
    const [head = ''] = /^[^{[]*/.exec(text) ?? [];
    const from = kind === 'wrapper' ? offset : isProse(head) ? Math.max(0, text.search(/\S/)) : head.length;
    const parts = documentsIn(text, from);
    if (parts === undefined || parts.length < 2) return undefined;
    const gaps = parts.slice(1).map(({ start }, index) => text.slice(parts[index]?.end, start));
    if (/^[{[]/.test(text.slice(from)) && gaps.every((gap) => /^\s*,?\s*$/.test(gap))) return undefined;
    const eol = eolOf(text, 0);
    const edits: TextEdit[] = [];
    let end = from;
    for (const part of parts) {
      edits.push({ offset: end, length: part.start - end, text: edits.length === 0 ? '[' : `,${eol}` });
      end = part.end;
    }
    const rest = text.slice(end).trimEnd().length;
    edits.push({ offset: end, length: rest, text: ']' });
    return { title: t('Put all referrals in an array'), safe: false, preferred: true, edits };
  },
  { manual: true },
);

/**
 * Finds the documents of a text: objects, and what is in arrays. Returns undefined if one of them is broken, or if there
 * is anything but prose around them.
 */
export function documentsIn(text: string, from: number): Part[] | undefined {
  const parts: Part[] = [];
  for (let at = from; at < text.length; ) {
    const next = text.slice(at).search(/[{[]/);
    const gap = text.slice(at, next < 0 ? text.length : at + next);
    if (!isProse(gap) || parts.length > maxDocuments) return undefined;
    if (next < 0) break;
    at += next;
    const { tokens, root, faults } = read(text.slice(at));
    const isWhole = faults.count === 0 || (faults.count === 1 && faults.kind(0) === 'after-end');
    if (root < 0 || !isWhole) return undefined;
    const isArray = tokens.kind(root) === TokenKind.Array;
    if (!isArray) parts.push({ start: at + tokens.start(root), end: at + tokens.end(root) });
    else {
      for (let item = root + 1; item < tokens.next(root); item = tokens.next(item)) {
        if (tokens.kind(item) !== TokenKind.Object) return undefined;
        parts.push({ start: at + tokens.start(item), end: at + tokens.end(item) });
      }
    }
    at += tokens.end(root);
  }
  return parts;
}
