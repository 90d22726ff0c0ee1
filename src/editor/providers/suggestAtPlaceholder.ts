import {
  commands,
  type Disposable,
  type Range,
  type TextDocument,
  TextEditorSelectionChangeKind,
  window,
  workspace,
} from 'vscode';
import { isPlaceholder } from '../../domain/publish/placeholder';
import { languageId } from '../documents/isReferral';
import type { ReferralDocuments } from '../documents/referralDocuments';

/** Opens the list of values when Tab goes to a placeholder that has one. By itself, VS Code waits for a letter. */
export function registerSuggestAtPlaceholder(documents: ReferralDocuments): Disposable {
  return window.onDidChangeTextEditorSelection(async ({ textEditor: { document }, kind }) => {
    if (kind !== TextEditorSelectionChangeKind.Command || document.languageId !== languageId) return;
    const selected = selectedPlaceholder(document);
    if (!selected || !workspace.getConfiguration('editor', document).get('suggestOnTriggerCharacters')) return;
    const parsed = documents.parse(document);
    const items = (await documents.language()).complete(parsed, document.offsetAt(selected.end));
    const hasValues = items.some(({ kind }) => kind === 'value' || kind === 'enumMember');
    // The user may have gone on meanwhile.
    if (hasValues && selectedPlaceholder(document)?.isEqual(selected))
      await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  });
}

/** Returns the selection of the active editor if it is one whole placeholder of a document. */
export function selectedPlaceholder(document: TextDocument): Range | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document !== document || editor.selections.length > 1) return undefined;
  const { selection } = editor;
  const isWhole = selection.isSingleLine && isPlaceholder(document.getText(selection).replace(/^"|"$/g, ''));
  return isWhole ? selection : undefined;
}
