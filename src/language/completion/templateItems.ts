import { referralTemplates, type Template } from '../../domain/publish/referralTemplates';
import { referral } from '../../domain/referral/referral';
import type { CaretContext } from '../caret/caretContext';
import type { CompletionItem } from '../types';
import type { ReferralGap } from './referralGap';
import { SnippetWriter } from './snippetText';

/** Returns a whole referral for each kind of deal, with tab stops. */
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
 * Returns the properties of a whole referral for each kind of deal, if the caret is in a referral that holds nothing
 * else so far.
 * @param start offset of the word at the caret in the document
 */
export function templatesWithin({ owner, token, hasColon }: CaretContext, start: number): CompletionItem[] {
  const isEmpty = owner?.properties.every(({ offset }) => offset === token?.offset);
  if (!isEmpty || hasColon || owner?.parent) return [];
  const replace = { offset: start, length: token?.length ?? 0 };
  const quote = token?.text.startsWith('"') ? '"' : '';
  return templateItems({ replace, before: '', after: '' }).map((item) => ({
    ...item,
    insertText: item.insertText.replace(/^\{\n\t|\n\}$/g, '').replaceAll('\n\t', '\n'),
    filterText: `${quote}${item.label} ${item.filterText}`,
    sortText: `9${item.sortText}`,
  }));
}

/** Returns the snippet of a template, for completion, New Referral and the file of snippets. */
export function templateSnippet({ value }: Pick<Template, 'value'>): string {
  return new SnippetWriter().object(value, referral);
}
