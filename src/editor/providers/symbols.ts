import { type Disposable, DocumentSymbol, l10n, languages, SymbolKind, type TextDocument } from 'vscode';
import type { SymbolKind as Kind, ReferralSymbol } from '../../language/types';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';

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
