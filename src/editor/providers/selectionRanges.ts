import { type Disposable, languages, type Position, SelectionRange, type TextDocument } from 'vscode';
import { selectionRanges } from '../../language/features/selectionRanges';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';

/** Registers Expand and Shrink Selection: value, property, object and so on. */
export function registerSelectionRanges(documents: ReferralDocuments): Disposable {
  return languages.registerSelectionRangeProvider(languageId, {
    provideSelectionRanges: (document, positions) =>
      positions.map((position) => rangesAt(documents, document, position)),
  });
}

function rangesAt(documents: ReferralDocuments, document: TextDocument, position: Position): SelectionRange {
  const spans = selectionRanges(documents.parse(document), document.offsetAt(position));
  const outermost = new SelectionRange(rangeOf(document, { offset: 0, length: document.getText().length }));
  return spans.reduceRight((parent, span) => {
    const range = rangeOf(document, span);
    return range.isEqual(parent.range) ? parent : new SelectionRange(range, parent);
  }, outermost);
}
