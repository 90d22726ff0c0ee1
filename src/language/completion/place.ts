import type { Property } from '../../domain/model/resource';
import { isPlaceholder } from '../../domain/publish/placeholder';
import type { CompletionContext } from '../caret/allowedAt';
import type { CaretContext } from '../caret/caretContext';
import { quotedAsJson } from '../document/reader/readWord';
import type { ReferralView } from '../facts/referralView';
import type { CompletionItem } from '../types';
import { SnippetWriter } from './snippetText';

/** Any quote with which a user may open a text, and those that may close it. */
const opening = /^["'`‘’“”„]/;
const closing = /["'`‘’“”]$/;

/** Where items are offered, and how they are written there. */
export interface CompletionPlace {
  caret: CaretContext;
  /** The caret's offset in the document. */
  offset: number;
  /** Where the text to be replaced begins, in the document. */
  start: number;
  spelling: (property: Property) => string;
  referral: ReferralView;
  context: CompletionContext;
}

/** Creates the writer of one item's snippet at a place. It numbers the tab stops of that item. */
export function writer({ referral, spelling }: CompletionPlace): SnippetWriter {
  return new SnippetWriter({ spelling, isDraft: !referral.isCreated });
}

/** Returns an item that replaces the token at the caret, with the commas that are missing around it. */
export function item(
  place: CompletionPlace,
  rank: string,
  values: Pick<
    CompletionItem,
    'label' | 'kind' | 'detail' | 'isCode' | 'documentation' | 'insertText' | 'isSnippet'
  > & {
    preselect?: boolean;
    suggestsNext?: boolean;
  },
  filter = values.label,
): CompletionItem {
  const { caret, start } = place;
  const written = caret.token?.text ?? '';
  const bare = written.trimStart();
  const quote = opening.exec(bare)?.[0] ?? '';
  // White space at the start of the token is between the colon and the value to replace.
  const before = caret.colonBefore ? ': ' : caret.commaBefore ? ', ' : (/^\s*/.exec(written)?.[0] ?? '');
  const closed = quote && written.length > 1 ? closing.exec(written)?.[0] : undefined;
  const filterText = `${quote}${filter}${closed ?? quote}`;
  return {
    ...values,
    insertText: `${before}${values.insertText}${caret.commaAfter ? ',' : ''}`,
    replace: { offset: start, length: caret.token?.length ?? 0 },
    // VS Code compares with the text up to the caret, which is all of a selected placeholder.
    filterText: quote && isPlaceholder(bare.slice(1, -1)) ? `${bare} ${filterText}` : filterText,
    sortText: rank,
  };
}

/**
 * Returns an item for a string value. Within closed quotes it replaces only their content, which keeps the tab stops of
 * a snippet.
 */
export function stringItem(
  place: CompletionPlace,
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
 * Returns what was typed of a value, up to the caret. Returns an empty text for a placeholder, which typing replaces,
 * and if the caret is after the closing quote.
 */
export function typedAt({ caret, offset, start }: CompletionPlace): string {
  const written = caret.token?.text ?? '';
  if (isPlaceholder(written.trimStart().replace(opening, '').replace(closing, ''))) return '';
  const before = written.slice(0, offset - start).trim();
  return /^".*"$/s.test(before) || quotedAsJson(before) !== undefined ? '' : before.replace(opening, '');
}
