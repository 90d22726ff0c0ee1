import { caretContext } from '../caretContext';
import type { ParsedDocument } from '../document/parsedDocument';

/** What a whole referral inserted somewhere replaces, and the commas around it. */
export interface ReferralGap {
  replace: { offset: number; length: number };
  before: string;
  after: string;
}

/** What the user has typed of a label: words with single blanks between them, such as `private d`. */
const typedWords = /[\w-]+(?: [\w-]+)*$/;

/**
 * Returns the gap at `offset` for a whole referral: in an empty document, or between the referrals of a list.
 * @param element the text of the element of the list at `offset`, if there is one
 */
export function referralGap(document: ParsedDocument, offset: number, element?: string): ReferralGap | undefined {
  // The start of a label counts as an element of the list.
  if (element !== undefined && !/^[\w-]+$/.test(element.trim())) return undefined;
  const { text, form } = document;
  const word = typedWords.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? '';
  const start = offset - word.length;
  const replace = { offset: start, length: word.length };
  if (isBlank(text.slice(0, start)) && isBlank(`${text.slice(offset)}\n`)) return { replace, before: '', after: '' };
  if (form !== 'array' && form !== 'list') return undefined;
  const before = previousCharacter(text, start);
  const rest = /\S/.exec(text.slice(offset, offset + 10_000))?.[0];
  if (!insideList(document, start) || (rest !== ']' && rest !== '{' && rest !== ',')) return undefined;
  if (before !== '[' && before !== ',' && before !== '}') return undefined;
  return { replace, before: before === '}' ? ', ' : '', after: rest === '{' ? ',' : '' };
}

/** Whether a text has nothing but white space and whole comments. A caret in a comment is in prose. */
function isBlank(text: string): boolean {
  return text.replace(/\/\/[^\n]*\n|\/\*[\s\S]*?\*\//g, '').trim() === '';
}

function previousCharacter(text: string, offset: number): string | undefined {
  let at = offset - 1;
  while (at >= 0 && /[\s\ufeff]/.test(text[at] ?? '')) at--;
  return text[at];
}

/** Whether an offset is between the brackets that hold the referrals. */
function insideList({ text, texts, offsets, form }: ParsedDocument, offset: number): boolean {
  const [first] = offsets;
  const last = texts.length - 1;
  if (first === undefined) {
    // The list is empty so far. Other arrays and strings of a list response are not places for a referral.
    const { owner } = caretContext(text, offset);
    if (owner?.kind !== 'array') return false;
    return form === 'array'
      ? !owner.parent
      : owner.key === 'value' && owner.parent !== undefined && !owner.parent.parent;
  }
  const end = (offsets[last] ?? 0) + (texts[last]?.text.length ?? 0);
  const open = form === 'array' ? text.indexOf('[') : text.lastIndexOf('[', first);
  const close = text.indexOf(']', end);
  return offset > open && (close < 0 || offset <= close);
}
