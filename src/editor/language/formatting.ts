import {
  Disposable,
  EndOfLine,
  type FormattingOptions,
  languages,
  type Range,
  type TextDocument,
  TextEdit,
  workspace,
} from 'vscode';
import { languageId } from './languageId';
import { rangeOf } from './rangeOf';
import type { ReferralDocuments } from './referralDocuments';

/** Formatting of the whole document and of a selection. */
export function registerFormatting(documents: ReferralDocuments): Disposable {
  function edits(document: TextDocument, options: FormattingOptions, range?: Range): TextEdit[] {
    const start = range && document.offsetAt(range.start);
    const formatted = documents.language.format(
      documents.parse(document),
      {
        tabSize: options.tabSize,
        insertSpaces: options.insertSpaces,
        insertFinalNewline: !range && workspace.getConfiguration('files', document).get('insertFinalNewline') === true,
        eol: document.eol === EndOfLine.CRLF ? '\r\n' : '\n',
      },
      range && start !== undefined ? { offset: start, length: document.offsetAt(range.end) - start } : undefined,
    );
    return formatted.map((edit) => TextEdit.replace(rangeOf(document, edit), edit.text));
  }

  return Disposable.from(
    languages.registerDocumentFormattingEditProvider(languageId, {
      provideDocumentFormattingEdits: (document, options) => edits(document, options),
    }),
    languages.registerDocumentRangeFormattingEditProvider(languageId, {
      provideDocumentRangeFormattingEdits: (document, range, options) => edits(document, options, range),
    }),
  );
}
