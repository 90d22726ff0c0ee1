import { l10n } from 'vscode';
import { quoteList } from '../../../language/wording';
import { pick } from '../../ui/prompts';
import { type LocalGrouping, type LocalOrder, localGroupings, localOrders } from '../../views/local/localView';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { separator } from './askForFilter';

/**
 * Groups and sorts the local view by `status`, `customer`, `state`, `due` or `none`, given as argument or picked.
 * Resolves to `{ groupBy, orderBy }`.
 */
export const groupLocalBy: Command<'localView'> = async ({ localView }, argument) => {
  refuseFile(argument, quoteList(localGroupings));
  const given = localGroupings.find((grouping) => grouping === argument);
  await localView.change(given ? { groupBy: given } : await askFor(localView.state));
  const { groupBy, orderBy } = localView.state;
  return { groupBy, orderBy };
};

async function askFor(now: { groupBy: LocalGrouping; orderBy: LocalOrder }) {
  const groups: Record<LocalGrouping, string> = {
    none: l10n.t('No groups'),
    status: l10n.t('Group by status'),
    customer: l10n.t('Group by customer'),
    state: l10n.t('Group by sync state'),
    due: l10n.t('Group by due date'),
  };
  const orders: Record<LocalOrder, string> = {
    name: l10n.t('Name'),
    file: l10n.t('File name'),
    closing: l10n.t('Closing first'),
    value: l10n.t('Largest value first'),
  };
  const mark = (isChosen: boolean) => (isChosen ? { description: '$(check)' } : {});
  const items = [
    { ...separator(l10n.t('Groups')), change: {} },
    ...localGroupings.map((groupBy) => ({
      ...{ label: groups[groupBy], change: { groupBy } },
      ...mark(groupBy === now.groupBy),
    })),
    { ...separator(l10n.t('Order')), change: {} },
    ...localOrders.map((orderBy) => ({
      label: orders[orderBy],
      change: { orderBy },
      ...mark(orderBy === now.orderBy),
    })),
  ];
  return (await pick(items, { placeHolder: l10n.t('Select groups or an order') })).change;
}
