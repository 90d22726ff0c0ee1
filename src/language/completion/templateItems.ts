import { referralTemplates, type Template } from '../../domain/publish/referralTemplates';
import { referral } from '../../domain/referral/referral';
import type { CompletionItem } from '../types';
import { type Place, typedAt } from './place';
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
 * else so far. A template goes before properties only if its label begins as typed and no name of a property does.
 */
export function templatesWithin(place: Place): CompletionItem[] {
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

/** Returns the snippet of a template, for completion, New Referral and the file of snippets. */
export function templateSnippet({ value }: Pick<Template, 'value'>): string {
  return new SnippetWriter().object(value, referral);
}
