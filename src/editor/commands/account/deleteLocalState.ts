import { commands, l10n } from 'vscode';
import { asObject } from '../../../sync/referral/wireNames';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import type { Command } from '../command';

/**
 * Deletes the data that the extension keeps outside the user's files (docs/privacy.md). Asks first, unless a script
 * passes `{ confirmed: true }`.
 * @returns `{ folders }`, the deleted `.referrals` folders
 */
export const deleteLocalState: Command<'context' | 'known' | 'localTree' | 'remoteTree' | 'sandbox'> = async (
  { context, known, sandbox, localTree, remoteTree },
  options,
) => {
  const byScript = asObject(options).confirmed === true;
  if (!byScript) await confirm();
  const folders = await known.delete();
  await sandbox.delete();
  for (const key of context.workspaceState.keys()) await context.workspaceState.update(key, undefined);
  localTree.refresh();
  remoteTree.refresh();
  if (!byScript) await offerReload();
  return { folders };
};

async function confirm(): Promise<void> {
  const remove = l10n.t('Delete');
  const answer = await showWarningMessage(
    l10n.t('Delete everything that is kept of referrals outside of your files?'),
    {
      modal: true,
      detail: l10n.t(
        'This deletes the last known versions in the .referrals folders of this workspace, open conflicts, filters of the views, and the referrals of the built-in sandbox. Your files and Partner Center stay as they are. Creates whose response was lost are forgotten, so check for those referrals before you submit them again.',
      ),
    },
    remove,
  );
  if (answer !== remove) throw new Cancelled();
}

/** Offers to reload the window, which still has the deleted data in memory. */
async function offerReload(): Promise<void> {
  const reload = l10n.t('Reload Window');
  const answer = await showInformationMessage(l10n.t('Local state was deleted. Reload the window to finish.'), reload);
  if (answer === reload) await commands.executeCommand('workbench.action.reloadWindow');
}
