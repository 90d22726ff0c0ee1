import { l10n, type TextDocument, type Uri, workspace } from 'vscode';
import { saveDocument } from '../../documents/saveDocument';
import { UserError } from '../../documents/userError';
import { Cancelled } from '../../ui/cancelled';
import { showInformationMessage } from '../../ui/messages';

/**
 * Saves a document before it is submitted. Asks the user for the name of a new file; a script gets an error that it must
 * be saved.
 * @returns the address of the saved file
 * @throws UserError if it is not saved
 */
export async function saveForSubmit(document: TextDocument, asks: boolean): Promise<Uri> {
  if (!document.isUntitled) {
    if (!document.isDirty || (await saveDocument(document))) return document.uri;
    const name = workspace.asRelativePath(document.uri);
    throw new UserError(
      'unsaved',
      l10n.t('{0} could not be saved, so it was not submitted. Save it and submit again.', name),
    );
  }
  const message = l10n.t('Save the file before you submit it. The service adds its ID and eTag to it.');
  if (!asks) throw new UserError('unsaved', message);
  const save = l10n.t('Save...');
  const answer = await showInformationMessage(message, save);
  const saved = answer === save ? await workspace.saveAs(document.uri) : undefined;
  if (!saved) throw new Cancelled();
  return saved;
}
