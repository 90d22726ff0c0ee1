import { l10n, type QuickPick, type QuickPickItem, window } from 'vscode';
import { listAll } from '../../../api/odata/listPages';
import type { ReferralsApi, RemoteReferral } from '../../../api/referralsApi';
import { Cancelled } from '../../ui/prompts';
import { labelText } from '../../ui/safeText';
import { statusText } from '../../ui/statusText';

interface Choice extends QuickPickItem {
  /** Undefined for the row that means all of them. */
  id?: string;
}

const all: Choice = {
  label: l10n.t('$(checklist) All referrals'),
  description: l10n.t('including those not loaded yet'),
  alwaysShow: true,
};

/**
 * Lets the user pick remote referrals, or all of them. Lists further pages while the list is open.
 * @returns their IDs
 * @throws Cancelled if none is picked; errors of the list
 */
export async function chooseRemote(api: ReferralsApi, filter: string): Promise<string[]> {
  const query = { filter, orderBy: 'updatedDateTime desc' };
  const stop = new AbortController();
  const list = window.createQuickPick<Choice>();
  try {
    const chosen = await show(list, listAll(api, query, { signal: stop.signal }));
    if (!chosen.includes(all)) return chosen.flatMap(({ id }) => id ?? []);
    const ids: string[] = [];
    for await (const { id } of listAll(api, query)) ids.push(id);
    return ids;
  } finally {
    stop.abort();
    list.dispose();
  }
}

function show(list: QuickPick<Choice>, referrals: AsyncIterable<RemoteReferral>): Promise<readonly Choice[]> {
  list.placeholder = l10n.t('Select referrals to pull');
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.busy = true;
  list.show();
  return new Promise((resolve, reject) => {
    list.onDidAccept(() => resolve(list.selectedItems));
    list.onDidHide(() => reject(new Cancelled()));
    fill(list, referrals).catch(reject);
  });
}

async function fill(list: QuickPick<Choice>, referrals: AsyncIterable<RemoteReferral>): Promise<void> {
  const items: Choice[] = [];
  let shown = 0;
  for await (const referral of referrals) {
    items.push(choiceOf(referral));
    if (items.length < shown + 50) continue;
    shown = items.length;
    extend(list, items);
  }
  extend(list, items);
  list.busy = false;
  if (items.length === 0) list.placeholder = l10n.t('No referral matches the filter.');
}

/** Adds rows. Keeps what is ticked, which VS Code would undo. */
function extend(list: QuickPick<Choice>, items: readonly Choice[]): void {
  const ticked = list.selectedItems;
  list.items = [all, ...items];
  list.selectedItems = ticked;
}

function choiceOf(referral: RemoteReferral): Choice {
  const label = typeof referral.name === 'string' && referral.name ? referral.name : referral.id;
  return { id: referral.id, label: labelText(label), description: statusText(referral) };
}
