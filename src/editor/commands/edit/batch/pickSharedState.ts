import { l10n, type QuickPickItem } from 'vscode';
import { findReferrals } from '../../../../sync/files/findReferral';
import { wireNames } from '../../../../sync/referral/wireNames';
import { readText } from '../../../documents/readText';
import { UserError } from '../../../documents/userError';
import { Cancelled, pick } from '../../../ui/prompts';
import { statusText } from '../../../ui/statusText';
import { nextStates, type State } from '../nextStates';
import type { BatchChange } from './planBatch';
import type { BatchSubject } from './runBatch';

/** Returns the batch edit that gives referrals a state. */
export function stateChange({ status, substatus }: { status: string; substatus: string }): BatchChange {
  const values = [
    { path: ['status'], value: status },
    { path: ['substatus'], value: substatus },
  ];
  return { values, after: statusText({ status, substatus }) };
}

/**
 * Asks for a state that some of these referrals can get next; those that most can get come first.
 * @throws Cancelled if the user picks none; UserError if no referral can change
 */
export async function pickSharedState(subjects: readonly BatchSubject[]): Promise<State> {
  const reachable = new Map<string, { state: State; count: number }>();
  let total = 0;
  for (const { uri, pointer } of subjects) {
    // The report of the batch says what cannot be read.
    const text = await readText(uri).catch(() => '');
    for (const found of findReferrals(text)) {
      if (pointer !== undefined && found.pointer !== pointer) continue;
      if (typeof found.value !== 'object' || found.value === null) continue;
      total++;
      for (const state of nextStates(wireNames(found.value) as object)) {
        const key = statusText(state);
        reachable.set(key, { state, count: (reachable.get(key)?.count ?? 0) + 1 });
      }
    }
  }
  if (reachable.size === 0)
    throw new UserError('notAllowed', l10n.t('None of the selected referrals can change its status.'));
  const items = [...reachable.values()]
    .sort((one, other) => other.count - one.count)
    .map(({ state, count }) => ({
      label: statusText(state),
      description: count < total ? l10n.t('{0} of {1} referrals', count, total) : '',
      detail: state.description,
      state,
    }));
  return pickState(items, l10n.t('Select the new status of {0} referrals', total));
}

/**
 * Asks for one of these states. Those that close a referral come last, and never first: Enter must not close any.
 * @throws Cancelled if the user picks none
 */
export async function pickState(
  items: readonly (QuickPickItem & { state: State })[],
  placeHolder: string,
): Promise<State> {
  const open = items.filter((each) => each.state.status !== 'Closed');
  const closing = items.filter((each) => each.state.status === 'Closed');
  const first = open.length > 0 ? open : [{ label: l10n.t('Leave unchanged'), state: undefined }];
  const { state } = await pick([...first, ...closing], { placeHolder, matchOnDetail: true });
  if (!state) throw new Cancelled();
  return state;
}
