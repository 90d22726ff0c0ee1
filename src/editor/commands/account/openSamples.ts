import { commands, l10n, Uri, window, workspace } from 'vscode';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import type { Command } from '../command';
import { sampleFiles } from './sampleFiles';

/**
 * Copies the samples into a new folder below the one that the user chooses, and opens it. Called with the `Uri` of a
 * folder, it asks nothing and opens nothing.
 * @returns `{ uri }`, the new folder
 */
export const openSamples: Command<'context'> = async (services, target) => {
  const parent = target instanceof Uri ? target : await askForFolder();
  if (target instanceof Uri && (await isInRepository(parent)))
    throw new UserError('argument', l10n.t('{0} belongs to a Git repository. Choose another folder.', parent.fsPath));
  const uri = await copySamples(services, parent);
  if (!(target instanceof Uri)) await commands.executeCommand('vscode.openFolder', uri);
  return { uri };
};

async function askForFolder(): Promise<Uri> {
  for (;;) {
    const [folder] =
      (await window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        openLabel: l10n.t('Copy Samples Here'),
        title: l10n.t('Select a folder for the sample workspace'),
      })) ?? [];
    if (!folder) throw new Cancelled();
    if (!(await isInRepository(folder))) return folder;
    const another = l10n.t('Choose Another Folder');
    const answer = await showWarningMessage(
      l10n.t('{0} belongs to a Git repository. The samples would show up among its changes.', folder.fsPath),
      { modal: true },
      another,
    );
    if (answer !== another) throw new Cancelled();
  }
}

/** Whether a folder or one above it is a Git repository. */
async function isInRepository(folder: Uri): Promise<boolean> {
  for (let at = folder; ; at = Uri.joinPath(at, '..')) {
    if (await exists(Uri.joinPath(at, '.git'))) return true;
    if (Uri.joinPath(at, '..').toString() === at.toString()) return false;
  }
}

async function copySamples({ context }: Services<'context'>, parent: Uri): Promise<Uri> {
  const name = 'referral-samples';
  let folder = Uri.joinPath(parent, name);
  for (let number = 2; await exists(folder); number++) folder = Uri.joinPath(parent, `${name}-${number}`);
  await workspace.fs.createDirectory(folder);
  // In a browser the extension has an https address, and folders there cannot be listed.
  for (const file of sampleFiles) {
    const content = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'samples', file));
    await workspace.fs.writeFile(Uri.joinPath(folder, file), content);
  }
  return folder;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
