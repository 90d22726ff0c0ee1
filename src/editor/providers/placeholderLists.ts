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
export class PlaceholderLists implements Disposable {
  readonly #listening: Disposable;
  /** The placeholder whose list is about to open. */
  #opening: Range | undefined;

  constructor(documents: ReferralDocuments) {
    this.#listening = window.onDidChangeTextEditorSelection(async ({ textEditor: { document }, kind }) => {
      if (kind !== TextEditorSelectionChangeKind.Command || document.languageId !== languageId) return;
      const selected = selectedPlaceholder(document);
      if (!selected || !workspace.getConfiguration('editor', document).get('suggestOnTriggerCharacters')) return;
      const parsed = documents.parse(document);
      const items = (await documents.language()).complete(parsed, document.offsetAt(selected.end));
      const hasValues = items.some(({ kind }) => kind === 'value' || kind === 'enumMember');
      // The user may have gone on meanwhile.
      if (!hasValues || !selectedPlaceholder(document)?.isEqual(selected)) return;
      this.#opening = selected;
      await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    });
  }

  /** Returns the placeholder whose list opens by itself, the first time it is asked; undefined if a person opens it. */
  takeOpening(document: TextDocument): Range | undefined {
    const opening = this.#opening;
    this.#opening = undefined;
    return opening && selectedPlaceholder(document)?.isEqual(opening) ? opening : undefined;
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

/** Returns the selection of the active editor if it is one whole placeholder of a document. */
function selectedPlaceholder(document: TextDocument): Range | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document !== document || editor.selections.length > 1) return undefined;
  const { selection } = editor;
  const isWhole = selection.isSingleLine && isPlaceholder(document.getText(selection).replace(/^"|"$/g, ''));
  return isWhole ? selection : undefined;
}
