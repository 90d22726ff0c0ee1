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
function insideList({ list }: ParsedDocument, offset: number): boolean {
  return list !== undefined && offset > list.offset && (offset < list.end || !list.isClosed);
}
