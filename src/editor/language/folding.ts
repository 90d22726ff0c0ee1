import { type Disposable, FoldingRange, languages } from 'vscode';
import { foldingRegions } from './foldingRegions';
import { languageId } from './languageId';

/** Folds objects and arrays by their brackets, whatever the indentation. */
export function registerFolding(): Disposable {
  return languages.registerFoldingRangeProvider(languageId, {
    provideFoldingRanges: (document) =>
      foldingRegions(document.getText()).map(({ start, end }) => new FoldingRange(start, end)),
  });
}
