import { type Disposable, FoldingRange, languages } from 'vscode';
import { languageId } from '../documents/isReferral';
import { foldingRegions } from './foldingRegions';

/** Registers folding of objects and arrays by their brackets, whatever the indentation. */
export function registerFolding(): Disposable {
  return languages.registerFoldingRangeProvider(languageId, {
    provideFoldingRanges: (document) =>
      foldingRegions(document.getText()).map(({ start, end }) => new FoldingRange(start, end)),
  });
}
