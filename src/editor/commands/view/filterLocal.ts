import { l10n, type QuickPickItem } from 'vscode';
import type { SyncState } from '../../../sync/plan/syncState';
import { pick } from '../../ui/prompts';
import { states, stateText, toViewFilter, type ViewFilter } from '../../views/rows/viewFilter';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { askForFilter, isFilterArgument, toggle } from './askForFilter';

/**
 * Filters the local view by conditions given as argument (`''` or `{}` for all), else by the user's choice. Resolves to
 * `{ filter, count }`.
 */
export const filterLocal: Command<'localTree' | 'localView'> = async ({ localTree, localView }, argument) => {
  refuseFile(argument, l10n.t("conditions, such as { stage: 'Active' }"));
  const isGiven = typeof argument === 'string' || isFilterArgument(argument);
  const chosen = isGiven ? toViewFilter(argument) : await askFor(localView.state.filter, () => localTree.seen());
  await localView.change({ filter: chosen });
  return { filter: chosen, count: await localTree.count() };
};

/** Removes the filter of the local view. Resolves to `{ filter, count }`. */
export const clearLocalFilter: Command<'localTree' | 'localView'> = (services) => filterLocal(services, '');

async function askFor(filter: ViewFilter, seen: Parameters<typeof askForFilter>[1]): Promise<ViewFilter> {
  const problems = toggle(filter, 'problems', true, l10n.t('$(warning) With problems'));
  const state: QuickPickItem = {
    label: l10n.t('$(sync) Sync State...'),
    ...(filter.state && { description: `$(check) ${stateText(filter.state)}` }),
  };
  const chosen = await askForFilter(filter, seen, [problems, state]);
  if ('filter' in chosen) return chosen.filter;
  const { state: _, ...others } = filter;
  const all = { label: l10n.t('$(clear-all) All'), state: undefined };
  const items = (states as SyncState[]).map((each) => ({ label: stateText(each), state: each }));
  const { state: picked } = await pick([all, ...items], { placeHolder: l10n.t('Select a sync state') });
  return { ...others, ...(picked && { state: picked }) };
}
