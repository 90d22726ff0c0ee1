import { l10n, type QuickPickItem } from 'vscode';
import { checkFilterText } from '../../../api/odata/checkFilterText';
import { odataFilter } from '../../../api/odata/odataFilter';
import { ask, pick } from '../../ui/prompts';
import { filterQuery, statesByUrgency, stateText, toViewFilter, type ViewFilter } from '../../views/rows/viewFilter';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { askForFilter, isFilterArgument, toggle } from './askForFilter';

/**
 * Filters the remote view by an OData expression given as argument (`''` for all), by conditions such as `{ stage:
 * 'Active', owner: 'Kim' }`, else by the user's choice. Resolves to `{ filter, count, error? }`: the expression that is
 * sent, the number of matching referrals, and the failure.
 */
export const filter: Command<'remoteTree' | 'remoteView'> = async ({ remoteView, remoteTree }, argument) => {
  refuseFile(argument, l10n.t('an OData $filter expression'));
  const { state } = remoteView;
  if (typeof argument === 'string') await remoteView.change({ filter: argument.trim(), conditions: {} });
  else if (isFilterArgument(argument)) await remoteView.change({ filter: '', conditions: toViewFilter(argument) });
  else await remoteView.change(await askRemote(state, () => remoteTree.seen()));
  const now = remoteView.state;
  const sent = now.filter ? odataFilter({ and: [{ text: now.filter }, { text: filterQuery(now.conditions) }] }) : '';
  return { filter: sent || filterQuery(now.conditions), ...(await remoteTree.reload()) };
};

/** Removes the filter of the remote view. Resolves to `{ filter, count, error? }`. */
export const clearFilter: Command<'remoteTree' | 'remoteView'> = (services) => filter(services, '');

async function askRemote(
  { conditions, filter }: { conditions: ViewFilter; filter: string },
  seen: Parameters<typeof askForFilter>[1],
): Promise<{ conditions: ViewFilter; filter?: string }> {
  const odata = {
    label: l10n.t('$(code) OData Expression...'),
    ...(filter && { description: `$(check) ${filter}` }),
  };
  const all = { label: l10n.t('$(clear-all) Clear Filter') };
  // The list has its own row to clear conditions.
  const chosen = await askForFilter(conditions, seen, [odata, ...(filter ? [all] : [])]);
  if ('filter' in chosen) return { conditions: chosen.filter, ...(isNone(chosen.filter) && { filter: '' }) };
  if (chosen.extra === all) return { conditions: {}, filter: '' };
  const text = await ask({
    prompt: l10n.t('OData $filter expression'),
    value: filter,
    placeHolder: "status eq 'Active' and direction eq 'Incoming'",
    validateInput: checkFilterText,
  });
  return { conditions, filter: text };
}

function isNone(filter: ViewFilter): boolean {
  return Object.keys(filter).length === 0;
}

/**
 * Filters the local view by conditions given as argument (`''` or `{}` for all), else by the user's choice. Resolves to
 * `{ filter, count }`.
 */
export const filterLocal: Command<'localTree' | 'localView'> = async ({ localTree, localView }, argument) => {
  refuseFile(argument, l10n.t("conditions, such as { stage: 'Active' }"));
  const isGiven = typeof argument === 'string' || isFilterArgument(argument);
  const chosen = isGiven ? toViewFilter(argument) : await askLocal(localView.state.filter, () => localTree.seen());
  await localView.change({ filter: chosen });
  return { filter: chosen, count: await localTree.count() };
};

/** Removes the filter of the local view. Resolves to `{ filter, count }`. */
export const clearLocalFilter: Command<'localTree' | 'localView'> = (services) => filterLocal(services, '');

async function askLocal(filter: ViewFilter, seen: Parameters<typeof askForFilter>[1]): Promise<ViewFilter> {
  const problems = toggle(filter, 'problems', true, l10n.t('$(warning) With problems'));
  const state: QuickPickItem = {
    label: l10n.t('$(sync) Sync State...'),
    ...(filter.state && { description: `$(check) ${stateText(filter.state)}` }),
  };
  const chosen = await askForFilter(filter, seen, [problems, state]);
  if ('filter' in chosen) return chosen.filter;
  const { state: _, ...others } = filter;
  const all = { label: l10n.t('$(clear-all) All'), state: undefined };
  const items = statesByUrgency.map((each) => ({ label: stateText(each), state: each }));
  const { state: picked } = await pick([all, ...items], { placeHolder: l10n.t('Select a sync state') });
  return { ...others, ...(picked && { state: picked }) };
}
