import {
  type Disposable,
  DocumentSymbol,
  FoldingRange,
  l10n,
  languages,
  type Position,
  SelectionRange,
  SymbolKind,
  type TextDocument,
} from 'vscode';
import { selectionRanges } from '../../language/features/selectionRanges';
import type { SymbolKind as Kind, ReferralSymbol } from '../../language/types';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';
import { foldingRegions } from './foldingRegions';

const kinds: Readonly<Record<Kind, SymbolKind>> = {
  referral: SymbolKind.Module,
  object: SymbolKind.Object,
  array: SymbolKind.Array,
  string: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
};

/** Registers the outline: the document's referrals and their properties. */
export function registerSymbols(documents: ReferralDocuments): Disposable {
  return languages.registerDocumentSymbolProvider(
    languageId,
    {
      async provideDocumentSymbols(document) {
        const language = await documents.language();
        return language.symbols(documents.parse(document)).map((symbol) => symbolOf(symbol, document));
      },
    },
    { label: l10n.t('Referral') },
  );
}

function symbolOf(symbol: ReferralSymbol, document: TextDocument): DocumentSymbol {
  const whole = rangeOf(document, symbol);
  const found = new DocumentSymbol(
    symbol.name.trim() || l10n.t('(no name)'), // VS Code refuses the whole outline for one empty name
    symbol.detail ?? '',
    kinds[symbol.kind],
    whole,
    whole.intersection(rangeOf(document, symbol.selection)) ?? whole,
  );
  found.children = symbol.children.map((child) => symbolOf(child, document));
  return found;
}

/** Registers folding of objects and arrays by their brackets, whatever the indentation. */
export function registerFolding(): Disposable {
  return languages.registerFoldingRangeProvider(languageId, {
    provideFoldingRanges: (document) =>
      foldingRegions(document.getText()).map(({ start, end }) => new FoldingRange(start, end)),
  });
}

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
