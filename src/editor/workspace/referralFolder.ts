import { l10n, Uri, window, workspace } from 'vscode';
import type { SettingsReader } from '../configuration/settings';
import { UserError } from '../documents/userError';

/**
 * Returns the folder for pulled and new referrals, by the file of the active editor, else by the first workspace
 * folder: that of its configuration file, else `referrals.folder` in the workspace folder.
 * @throws UserError if no folder is open
 */
export async function referralFolder(settings: SettingsReader): Promise<Uri> {
  const active = window.activeTextEditor?.document.uri;
  const own = active && workspace.getWorkspaceFolder(active);
  const root = own ?? workspace.workspaceFolders?.[0];
  if (!root) throw new UserError('noFolder', l10n.t('Open a folder first. Referrals are kept in its files.'));
  const file = own ? active : Uri.joinPath(root.uri, 'any');
  const { folder } = await settings.refresh(file);
  const below = (base: Uri) => Uri.joinPath(base, ...folder.split(/[/\\]/).filter((part) => part && part !== '.'));
  const base = settings.folderBase(file);
  const configured = base && below(base);
  // A repository may be larger than the workspace, which does not list what is beside it.
  return configured && workspace.getWorkspaceFolder(configured) ? configured : below(root.uri);
}
