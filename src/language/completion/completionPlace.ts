import { isPlaceholder } from '../../domain/placeholder';
import { referral } from '../../domain/referral';
import type { Property, Resource } from '../../domain/resource';
import type { CaretContext, Loose } from '../caretContext';
import type { CompletionItem } from '../types';
import { looseString } from './looseValue';
import { ownerMeaning } from './ownerProperty';
import { SnippetWriter } from './snippetText';

/** Where an item goes, and how names are spelled there. */
export interface Place {
  caret: CaretContext;
  /** The caret's offset in the document. */
  offset: number;
  /** Where the text to be replaced begins, in the document. */
  start: number;
  spelling: (property: Property) => string;
}

export function writer({ caret, spelling }: Place): SnippetWriter {
  return new SnippetWriter({ spelling, isDraft: !looseString(caret.root, referral, 'id') });
}

export function item(
  place: Place,
  rank: string,
  values: Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'insertText' | 'isSnippet'> & {
    preselect?: boolean;
    suggestsNext?: boolean;
  },
  filter = values.label,
): CompletionItem {
  const { caret, start } = place;
  const written = caret.token?.text ?? '';
  const quote = /^["']/.exec(written)?.[0] ?? '';
  // White space at the start of the token is between the colon and the value to replace.
  const before = caret.commaBefore ? ', ' : (/^\s*/.exec(written)?.[0] ?? '');
  const filterText = `${quote}${filter}${quote}`;
  return {
    ...values,
    insertText: `${before}${values.insertText}${caret.commaAfter ? ',' : ''}`,
    replace: { offset: start, length: caret.token?.length ?? 0 },
    // VS Code compares with the text up to the caret, which is all of a selected placeholder.
    filterText: quote && isPlaceholder(written.slice(1, -1)) ? `${written} ${filterText}` : filterText,
    sortText: rank,
  };
}

/** A string value. Within quotes that are closed only their content is replaced: that keeps the tab stops of a snippet. */
export function stringItem(
  place: Place,
  rank: string,
  values: Parameters<typeof item>[2],
  filter: string,
): CompletionItem {
  const { caret, offset, start } = place;
  const written = caret.token?.text ?? '';
  const isClosed = written.length > 1 && written.startsWith('"') && written.endsWith('"');
  const isWithin = isClosed && offset > start && offset < start + written.length;
  const literal = JSON.stringify(values.insertText);
  if (!isWithin || caret.commaBefore || caret.commaAfter)
    return item(place, rank, { ...values, insertText: literal }, filter);
  const content = written.slice(1, -1);
  return {
    ...values,
    insertText: literal.slice(1, -1),
    replace: { offset: start + 1, length: content.length },
    filterText: isPlaceholder(content) ? `${content} ${filter}` : filter,
    sortText: rank,
  };
}

/**
 * Returns what has been typed of a value, up to the caret; nothing of a placeholder, which typing replaces, or before a
 * caret behind the closing quote.
 */
export function typedAt({ caret, offset, start }: Place): string {
  const written = caret.token?.text ?? '';
  if (isPlaceholder(written.replace(/^\s*["']|["']$/g, ''))) return '';
  const before = written.slice(0, offset - start).trim();
  return /^(["']).*\1$/s.test(before) ? '' : before.replace(/^["']/, '');
}

/**
 * Returns how to spell property names: as the object around the caret does, else the referral, else another one of the file.
 * Documented names are used if no wire name is.
 */
export function spelling(objects: readonly (Loose | undefined)[], neighbour: unknown): (property: Property) => string {
  const asDocumented = (keys: readonly string[], resource: Resource): boolean | undefined => {
    const resolved = keys.map((key) => resource.resolve(key)).filter((found) => found !== undefined);
    return resolved.length === 0 ? undefined : resolved.every(({ exact }) => !exact);
  };
  for (const object of objects) {
    const resource = ownerMeaning(object)?.resource;
    const keys = object?.entries.map(({ key }) => key) ?? [];
    const documented = resource && asDocumented(keys, resource);
    if (documented !== undefined) return (property) => (documented && property.documented) || property.name;
  }
  const others = typeof neighbour === 'object' && neighbour !== null ? Object.keys(neighbour) : [];
  const documented = asDocumented(others, referral);
  return (property) => (documented && property.documented) || property.name;
}
