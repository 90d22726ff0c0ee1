import { l10n } from 'vscode';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';

/** View whose selection a keybinding passes. VS Code gives rows only to the commands of menus. */
const view = 'referrals.local';

/**
 * Puts the selected rows of the local view in front of the arguments of a keybinding in that view. Returns any other
 * arguments unchanged.
 * @throws UserError if the view has no selected referral
 */
export async function withSelectedRows(
  services: Services<'localTree'>,
  args: readonly unknown[],
): Promise<readonly unknown[]> {
  const [options] = args;
  if (typeof options !== 'object' || options === null || !('selection' in options) || options.selection !== view)
    return args;
  const rows = await services.localTree.selection();
  if (rows.length === 0) throw new UserError('noFile', l10n.t('Select a referral in the view.'));
  return [rows.length === 1 ? rows[0] : rows, ...args];
}
