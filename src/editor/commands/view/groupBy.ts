import { l10n } from 'vscode';
import { quoteList } from '../../../language/wording';
import { pick } from '../../ui/prompts';
import { type LocalGrouping, type LocalOrder, localGroupings, localOrders } from '../../views/local/localView';
import { type Grouping, groupings, type Order, orders } from '../../views/remote/remoteView';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { separator } from './askForFilter';

const names: Readonly<Record<Grouping | LocalGrouping, string>> = {
  none: l10n.t('No groups'),
  status: l10n.t('Group by status'),
  customer: l10n.t('Group by customer'),
  engagement: l10n.t('Group by engagement'),
  state: l10n.t('Group by sync state'),
  due: l10n.t('Group by due date'),
};

const localOrderNames: Readonly<Record<LocalOrder, string>> = {
  name: l10n.t('Name'),
  file: l10n.t('File name'),
  closing: l10n.t('Closing first'),
  value: l10n.t('Largest value first'),
};

/**
 * Groups and sorts the remote view by `status`, `customer`, `engagement` or `none`, given as argument or picked.
 * Resolves to `{ groupBy, orderBy }`.
 */
export const groupBy: Command<'remoteView'> = async ({ remoteView }, argument) => {
  refuseFile(argument, quoteList(groupings));
  const given = groupings.find((grouping) => grouping === argument);
  const nameOf = (order: Order) => orders[order].label;
  const chosen = given
    ? { groupBy: given }
    : await choose(groupings, Object.keys(orders) as Order[], nameOf, remoteView.state);
  await remoteView.change(chosen);
  const { groupBy, orderBy } = remoteView.state;
  return { groupBy, orderBy };
};

/**
 * Groups and sorts the local view by `status`, `customer`, `state`, `due` or `none`, given as argument or picked.
 * Resolves to `{ groupBy, orderBy }`.
 */
export const groupLocalBy: Command<'localView'> = async ({ localView }, argument) => {
  refuseFile(argument, quoteList(localGroupings));
  const given = localGroupings.find((grouping) => grouping === argument);
  const nameOf = (order: LocalOrder) => localOrderNames[order];
  await localView.change(
    given ? { groupBy: given } : await choose(localGroupings, localOrders, nameOf, localView.state),
  );
  const { groupBy, orderBy } = localView.state;
  return { groupBy, orderBy };
};

/** Asks for one grouping or one order of a view. */
async function choose<G extends Grouping | LocalGrouping, O extends string>(
  groups: readonly G[],
  orders: readonly O[],
  nameOf: (order: O) => string,
  now: { groupBy: G; orderBy: O },
): Promise<{ groupBy?: G; orderBy?: O }> {
  const mark = (isChosen: boolean) => (isChosen ? { description: '$(check)' } : {});
  const items = [
    { ...separator(l10n.t('Groups')), change: {} },
    ...groups.map((groupBy) => ({ label: names[groupBy], change: { groupBy }, ...mark(groupBy === now.groupBy) })),
    { ...separator(l10n.t('Order')), change: {} },
    ...orders.map((orderBy) => ({ label: nameOf(orderBy), change: { orderBy }, ...mark(orderBy === now.orderBy) })),
  ];
  return (await pick(items, { placeHolder: l10n.t('Select groups or an order') })).change;
}
