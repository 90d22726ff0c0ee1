import { l10n } from 'vscode';
import { checkFilterText } from '../../../api/odata/checkFilterText';
import { odataFilter } from '../../../api/odata/odataFilter';
import { ask } from '../../ui/prompts';
import { filterQuery, toViewFilter, type ViewFilter } from '../../views/rows/viewFilter';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { askForFilter, isFilterArgument } from './askForFilter';

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
  else await remoteView.change(await askFor(state, () => remoteTree.seen()));
  const now = remoteView.state;
  const sent = now.filter ? odataFilter({ and: [{ text: now.filter }, { text: filterQuery(now.conditions) }] }) : '';
  return { filter: sent || filterQuery(now.conditions), ...(await remoteTree.reload()) };
};

/** Removes the filter of the remote view. Resolves to `{ filter, count, error? }`. */
export const clearFilter: Command<'remoteTree' | 'remoteView'> = (services) => filter(services, '');

async function askFor(
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
