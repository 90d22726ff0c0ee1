import { referral } from '../../domain/referral';
import { referralTemplates, type Template } from '../../domain/referralTemplates';
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

/** Returns the snippet of a template, for completion, New Referral and the file of snippets. */
export function templateSnippet({ value }: Pick<Template, 'value'>): string {
  return new SnippetWriter().object(value, referral);
}
