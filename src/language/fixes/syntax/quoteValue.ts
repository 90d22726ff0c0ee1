import { t } from '../../../base/l10n';
import type { Property } from '../../../domain/model/resource';
import { nodeAt } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { isQuote, quotedAsJson } from '../../document/readWord';
import { skipTrivia } from '../../edits/trivia';
import { resourceAt } from '../../edits/writtenNames';
import { unquotedAs } from '../../rules/shape/unquotedAs';
import { syntaxFix } from './syntaxFix';

/** Writes a value that is not JSON as JSON has it: in double quotes, or as true, false, null or a number. */
export const quoteValue = syntaxFix(['symbol', 'number'], (document, { offset, length, found }) => {
  const { text } = document;
  const edits = (json: string) => [{ offset, length, text: json }];
  const quoted = isQuote(found.charAt(0)) && length > 1 ? quotedAsJson(found) : undefined;
  if (quoted !== undefined) {
    const safe = endsValue(text, offset + length);
    return { title: t('Use double quotes'), safe, preferred: true, edits: edits(quoted) };
  }
  // Only the quote before it may be missing.
  const bare = found.replace(/"$/, '');
  const values = unquotedAs(bare, propertyAt(document, offset));
  // Who names a currency may mean another one than the deal's.
  const isSure = values.length === 1 && !(/^-?\d/.test(values[0]?.text ?? '') && /\b[A-Z]{3}\b/.test(bare));
  const shown = bare.length > 40 ? `${bare.slice(0, 40)}…` : bare;
  return values.map(({ text: json, safe }) => ({
    title: json === JSON.stringify(bare) ? t('Put "{0}" in double quotes', shown) : t('Change to {0}', json),
    safe,
    ...(isSure && { preferred: true }),
    edits: edits(json),
  }));
});

/** The property that has a single value at a place. */
function propertyAt(document: ParsedDocument, offset: number): Property | undefined {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  const node = text && nodeAt(text.root, offset - document.offset(index));
  const { property } = node?.property ? resourceAt(text?.path(node) ?? []) : {};
  return property?.list ? undefined : property;
}

/** Whether what begins with a quote and ends here surely is the whole value: a comma, a bracket or a new line comes next. */
function endsValue(text: string, end: number): boolean {
  const next = skipTrivia(text, end);
  return next >= text.length || /[,\]}]/.test(text[next] ?? '') || /[\r\n]/.test(text.slice(end, next));
}
