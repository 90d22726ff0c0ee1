import { referralTemplates, type Template } from '../../domain/publish/referralTemplates';
import { referral } from '../../domain/referral/referral';
import type { ParsedDocument } from '../document/parsedDocument';
import { isTrivia } from '../edits/trivia';
import type { CompletionItem } from '../types';
import { type CompletionPlace, typedAt } from './place';
import { SnippetWriter } from './snippetText';

/** The range that an inserted referral replaces, and the commas around it. */
interface ReferralGap {
  replace: { offset: number; length: number };
  before: string;
  after: string;
}

/** What the user has typed of a label: words with single blanks between them, such as `private d`. */
const typedWords = /[\w-]+(?: [\w-]+)*$/;

/**
 * Returns the gap at `offset` for a whole referral: in an empty document, or between the referrals of a list.
 * @param element text of the list's element at `offset`, if there is one
 */
export function referralGap(document: ParsedDocument, offset: number, element?: string): ReferralGap | undefined {
  // The start of a label counts as an element of the list.
  if (element !== undefined && !/^[\w-]+$/.test(element.trim())) return undefined;
  const { text, form } = document;
  const word = typedWords.exec(text.slice(Math.max(0, offset - 40), offset))?.[0] ?? '';
  const start = offset - word.length;
  const replace = { offset: start, length: word.length };
  // A caret in a comment is in prose.
  if (isTrivia(text.slice(0, start)) && isTrivia(`${text.slice(offset)}\n`)) return { replace, before: '', after: '' };
  if (form !== 'array' && form !== 'list') return undefined;
  const before = previousCharacter(text, start);
  const rest = /\S/.exec(text.slice(offset, offset + 10_000))?.[0];
  if (!insideList(document, start) || (rest !== ']' && rest !== '{' && rest !== ',')) return undefined;
  if (before !== '[' && before !== ',' && before !== '}') return undefined;
  return { replace, before: before === '}' ? ', ' : '', after: rest === '{' ? ',' : '' };
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

/** Returns a snippet of a whole referral for each kind of deal. */
export function templateItems({ replace, before, after }: ReferralGap): CompletionItem[] {
  return referralTemplates.map((template, index) => ({
    label: template.label,
    kind: 'snippet',
    detail: 'New referral',
    documentation: template.detail,
    insertText: before + templateSnippet(template) + after,
    isSnippet: true,
    replace,
    filterText: `{ ${template.label} ${template.name} referral`,
    sortText: `0${index}`,
  }));
}

/**
 * Returns snippets of all properties of a referral for each kind of deal, if the referral at the caret has no other
 * content. Ranks a template above properties only if its label begins as typed and no property name does.
 */
export function templatesWithin(place: CompletionPlace): CompletionItem[] {
  const { owner, token, hasColon } = place.caret;
  const isEmpty = owner?.properties.every(({ offset }) => offset === token?.offset);
  if (!isEmpty || hasColon || owner?.parent) return [];
  const typed = typedAt(place);
  const begins = (text = ''): boolean => text.toLowerCase().startsWith(typed.toLowerCase());
  if (!referralTemplates.some(({ label }) => begins(label))) return [];
  const isNamed = referral.properties.some(({ name, documented }) => begins(name) || begins(documented));
  const replace = { offset: place.start, length: token?.length ?? 0 };
  const quote = token?.text.startsWith('"') ? '"' : '';
  return templateItems({ replace, before: '', after: '' }).map((item) => {
    const isMeant = !isNamed && begins(item.label);
    return {
      ...item,
      insertText: item.insertText.replace(/^\{\n\t|\n\}$/g, '').replaceAll('\n\t', '\n'),
      // VS Code takes letters from anywhere, and prefers texts that begin as typed to words within.
      filterText: quote + (isMeant ? `${typed} ${item.label}` : `{ ${item.label.split(' ')[0]}`),
      sortText: `${isMeant ? '!' : '9'}${item.sortText}`,
    };
  });
}

/** Returns the snippet of a template. Used by completion, New Referral and the snippets file. */
export function templateSnippet({ value }: Pick<Template, 'value'>): string {
  return new SnippetWriter().object(value, referral);
}
