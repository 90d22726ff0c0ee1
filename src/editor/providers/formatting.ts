import {
  Disposable,
  EndOfLine,
  type FormattingOptions,
  languages,
  type Position,
  type Range,
  type TextDocument,
  TextEdit,
  workspace,
} from 'vscode';
import { selectionRanges } from '../../language/features/selectionRanges';
import { languageId } from '../documents/isReferral';
import { rangeOf } from '../documents/positions';
import type { ReferralDocuments } from '../documents/referralDocuments';

/**
 * Registers formatting of the whole document, of a selection, and, while typing, of the object or array that a bracket
 * closes.
 */
export function registerFormatting(documents: ReferralDocuments): Disposable {
  async function edits(document: TextDocument, options: FormattingOptions, range?: Range): Promise<TextEdit[]> {
    const language = await documents.language();
    const start = range && document.offsetAt(range.start);
    const formatted = language.format(
      documents.parse(document),
      {
        tabSize: options.tabSize,
        insertSpaces: options.insertSpaces,
        insertFinalNewline: !range && hasFinalNewline(document),
        eol: document.eol === EndOfLine.CRLF ? '\r\n' : '\n',
        keepShort: workspace.getConfiguration('referrals', document).get('format.keepShort') !== false,
      },
      range && start !== undefined ? { offset: start, length: document.offsetAt(range.end) - start } : undefined,
    );
    return formatted.map((edit) => TextEdit.replace(rangeOf(document, edit), edit.text));
  }

  /** Formats what a closing bracket closes. VS Code calls this only if the user turned `editor.formatOnType` on. */
  async function closed(document: TextDocument, position: Position, options: FormattingOptions): Promise<TextEdit[]> {
    const end = document.offsetAt(position);
    const text = document.getText();
    const span = selectionRanges(documents.parse(document), end).find(
      ({ offset, length }) => offset + length === end && '{['.includes(text.charAt(offset)),
    );
    return span ? edits(document, options, rangeOf(document, span)) : [];
  }

  return Disposable.from(
    languages.registerDocumentFormattingEditProvider(languageId, {
      provideDocumentFormattingEdits: (document, options) => edits(document, options),
    }),
    languages.registerDocumentRangeFormattingEditProvider(languageId, {
      provideDocumentRangeFormattingEdits: (document, range, options) => edits(document, options, range),
    }),
    languages.registerOnTypeFormattingEditProvider(
      languageId,
      { provideOnTypeFormattingEdits: (document, position, _typed, options) => closed(document, position, options) },
      '}',
      ']',
    ),
  );
}

/** Whether the formatted text ends with a line end: as it does now, or as the user wants it. */
function hasFinalNewline(document: TextDocument): boolean {
  const isWanted = workspace.getConfiguration('files', document).get('insertFinalNewline') === true;
  return isWanted || (document.lineCount > 1 && document.lineAt(document.lineCount - 1).isEmptyOrWhitespace);
}
