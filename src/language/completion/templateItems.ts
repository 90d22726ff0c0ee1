import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import { referral } from '../../domain/referral';
import { referralTemplates } from '../../domain/referralTemplates';
import type { Property, PropertyType } from '../../domain/resource';
import { isObject } from '../rules/referralView';
import type { CompletionItem } from '../types';
import { escapeSnippet } from './escapeSnippet';

/** Longer lists are not choices but a matter of completion. */
const choices = 12;

/**
 * A whole referral for each kind of deal, with tab stops.
 * @param replace what accepting replaces; `before` and `after` stand around what is inserted
 */
export function templateItems(
  today: Date,
  {
    replace,
    before = '',
    after = '',
  }: { replace: { offset: number; length: number }; before?: string; after?: string },
): CompletionItem[] {
  const closing = `${new Date(today.getTime() + 90 * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
  return referralTemplates.map(({ name, label, detail, make }, index) => {
    const value = make({ name: label, closing });
    return {
      label,
      kind: 'snippet',
      detail: 'referral template',
      documentation: detail,
      insertText: before + new TemplateText().write(value, referral, '') + after,
      isSnippet: true,
      replace,
      filterText: `{ ${label} ${name} referral`,
      sortText: `0${index}`,
    };
  });
}

/** Writes a value as a snippet: what users change becomes a tab stop, enums become choices. */
class TemplateText {
  #stop = 0;

  write(value: unknown, type: PropertyType | undefined, indent: string, property?: Property): string {
    const inner = `${indent}\t`;
    if (Array.isArray(value)) {
      if (value.length === 0) return '[]';
      const items = value.map((item) => inner + this.write(item, type, inner, property));
      return `[\n${items.join(',\n')}\n${indent}]`;
    }
    if (isObject(value)) {
      const resource = type && isResource(type) ? type : undefined;
      const lines = Object.entries(value).map(([name, entry]) => {
        const own = resource?.property(name);
        return `${inner}${JSON.stringify(name)}: ${this.write(entry, own?.type, inner, own)}`;
      });
      return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
    }
    return typeof value === 'string' ? this.#text(value, type) : this.#scalar(value, property);
  }

  #text(value: string, type: PropertyType | undefined): string {
    if (type && isVocabulary(type) && fixed.has(type.name)) return JSON.stringify(value);
    this.#stop++;
    if (type && isVocabulary(type) && type.values.length <= choices) {
      const others = type.values.filter((other) => other !== value && other !== 'None');
      const list = [value, ...others].map((each) => escapeSnippet(each).replace(/[,|]/g, '\\$&'));
      return `"\${${this.#stop}|${list.join(',')}|}"`;
    }
    return value === '' ? `"$${this.#stop}"` : `"\${${this.#stop}:${escapeSnippet(value)}}"`;
  }

  #scalar(value: unknown, property: Property | undefined): string {
    // The consent to share makes the kind of deal: it is not for changing.
    if (typeof value !== 'number' || property === undefined) return String(value);
    this.#stop++;
    return `\${${this.#stop}:${value}}`;
  }
}

/** What makes the kind of deal, and what stands in pairs, is not offered for changing. */
const fixed = new Set([
  'ReferralType',
  'ReferralQualification',
  'ReferralStatus',
  'ReferralSubstatus',
  'TargetType',
  'SolutionType',
  'AttributeType',
]);
