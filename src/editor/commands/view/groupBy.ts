import { l10n, QuickPickItemKind } from 'vscode';
import { quoteList } from '../../../language/wording';
import { pick } from '../../ui/prompts';
import { type Grouping, groupings, type Order, orders } from '../../views/remote/remoteView';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';

const names: Readonly<Record<Grouping, string>> = {
  none: l10n.t('No groups'),
  status: l10n.t('Group by status'),
  customer: l10n.t('Group by customer'),
  engagement: l10n.t('Group by engagement'),
};

/**
 * Groups and sorts the remote view by `status`, `customer`, `engagement` or `none`, given as argument or picked.
 * Resolves to `{ groupBy, orderBy }`.
 */
export const groupBy: Command<'remoteView'> = async ({ remoteView }, argument) => {
  refuseFile(argument, quoteList(groupings));
  const given = groupings.find((grouping) => grouping === argument);
  await remoteView.change(given ? { groupBy: given } : await askFor(remoteView.state));
  const { groupBy: now, orderBy } = remoteView.state;
  return { groupBy: now, orderBy };
};

async function askFor(state: { groupBy: Grouping; orderBy: Order }): Promise<{ groupBy?: Grouping; orderBy?: Order }> {
  const mark = (chosen: boolean) => (chosen ? '$(check)' : undefined);
  const separator = (label: string) => ({ label, kind: QuickPickItemKind.Separator, change: {} });
  const items = [
    separator(l10n.t('Groups')),
    ...groupings.map((grouping) => ({
      label: names[grouping],
      ...(mark(grouping === state.groupBy) && { description: '$(check)' }),
      change: { groupBy: grouping },
    })),
    separator(l10n.t('Order')),
    ...(Object.keys(orders) as Order[]).map((order) => ({
      label: orders[order].label,
      ...(mark(order === state.orderBy) && { description: '$(check)' }),
      change: { orderBy: order },
    })),
  ];
  return (await pick(items, { placeHolder: l10n.t('Select groups or an order') })).change;
}
