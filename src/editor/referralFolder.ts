import { l10n, Uri, window, workspace } from 'vscode';
import type { Settings } from './settings';
import { UserError } from './userError';

/**
 * The folder that pulled and new referrals are written to: `referrals.folder` in the workspace folder of the active
 * editor, else in the first one.
 * @throws UserError if no folder is open.
 */
export function referralFolder({ folder }: Pick<Settings, 'folder'>): Uri {
  const active = window.activeTextEditor?.document.uri;
  const root = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  if (!root) throw new UserError('noFolder', l10n.t('Open a folder first. Referrals are kept in its files.'));
  return Uri.joinPath(root.uri, ...folder.split(/[/\\]/).filter((part) => part && part !== '.'));
}
