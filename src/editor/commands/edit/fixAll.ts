import { l10n, window } from 'vscode';
import { targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { editDocument } from '../editDocument';

/**
 * Applies all safe fixes of a file in one undo step (see `editDocument`). Resolves to `{ uri, edits, remaining, saved
 * }`: how many edits were made, and how many problems are left.
 */
export const fixAll: Command<'documents'> = async ({ documents }, argument) => {
  const uri = targetFile(argument);
  const language = await documents.language();
  const { document, edits, saved } = await editDocument(uri, (text) => language.fixAll(documents.parse(text)));
  const remaining = documents.validate(documents.parse(document)).length;
  const text =
    edits === 0
      ? l10n.t('$(wand) Nothing to fix safely: {0}', leftText(remaining))
      : l10n.t('$(wand) Fixed: {0}', leftText(remaining));
  window.setStatusBarMessage(text, 5000);
  return { uri, edits, remaining, saved };
};

function leftText(remaining: number): string {
  if (remaining === 0) return l10n.t('no problems left');
  return remaining === 1 ? l10n.t('1 problem left') : l10n.t('{0} problems left', remaining);
}
