import { ConfigurationTarget, commands, type Disposable, type Uri, workspace } from 'vscode';
import { type OwnTaxonomies, withName } from '../../domain/referral/withName';
import type { FixAction } from '../../language/types';

/** Command behind the quick fixes that change the workspace's taxonomy. */
export const changeTaxonomy = '_referrals.changeTaxonomy';

type Change = Extract<FixAction, { kind: 'useYear' | 'addToTaxonomy' }>;

/** Registers the command that chooses a fiscal year for the workspace, or adds a name to its taxonomies. */
export function registerChangeTaxonomy(): Disposable {
  return commands.registerCommand(changeTaxonomy, async (change: Change, uri?: Uri) => {
    const configuration = workspace.getConfiguration('referrals', uri);
    const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    if (change.kind === 'useYear') return configuration.update('taxonomy', change.year, target);
    const own = configuration.inspect<OwnTaxonomies>('taxonomies');
    return configuration.update('taxonomies', withName(own?.workspaceValue ?? {}, change), target);
  });
}
