import { integer, number, object, parse, pipe } from 'valibot';
import { l10n } from 'vscode';
import { listAll } from '../../../api/odata/listPages';
import { asObject } from '../../../sync/referral/wireNames';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import type { Command } from '../command';

const answerShape = object({ referrals: pipe(number(), integer()) });

/**
 * Resets the sandbox to its sample data. Asks first, unless a script passes `{ confirmed: true }`. Resolves to `{
 * count, endpoint }`.
 */
export const resetSandbox: Command<
  'connections' | 'known' | 'localTree' | 'remoteTree' | 'sandbox' | 'syncStates' | 'workspaceIndex'
> = async (services, options) => {
  const { connections, localTree, remoteTree, sandbox } = services;
  if (asObject(options).confirmed !== true) await confirm();
  const own = connections.service === 'sandbox' && !connections.isEmbedded;
  const endpoint = own ? await connections.endpoint() : (await sandbox.start()).url;
  const count = own ? await resetOver(endpoint) : await (await sandbox.start()).reset();
  if (connections.service === 'sandbox') await services.known.forgetCreates();
  await tellGone(services);
  localTree.refresh();
  remoteTree.refresh();
  return { count, endpoint };
};

async function confirm(): Promise<void> {
  const reset = l10n.t('Reset');
  const answer = await showWarningMessage(
    l10n.t('Reset the sandbox to its sample data?'),
    { modal: true, detail: l10n.t('Everything that was submitted to it is deleted. Your files stay as they are.') },
    reset,
  );
  if (answer !== reset) throw new Cancelled();
}

/** Marks the workspace's referrals as gone from the sandbox, so that their states show it at once. */
async function tellGone({
  connections,
  syncStates,
  workspaceIndex,
}: Services<'connections' | 'syncStates' | 'workspaceIndex'>): Promise<void> {
  if (connections.service !== 'sandbox') return;
  const { api, baselines } = await connections.open({ interactive: false });
  const there = new Set<string>();
  for await (const { id } of listAll(api, {})) there.add(id.toLowerCase());
  const held = [...workspaceIndex.index.referrals()].flatMap(({ id }) => id?.value ?? []);
  for (const id of held)
    if (!there.has(id.toLowerCase()) && (await baselines.get(id).catch(() => undefined))) syncStates.gone(id);
}

/** Resets a sandbox that the user started, through its control path. */
async function resetOver(endpoint: string): Promise<number> {
  try {
    const response = await fetch(new URL('/sandbox/reset', endpoint), { method: 'POST' });
    return parse(answerShape, await response.json()).referrals;
  } catch {
    const host = new URL(endpoint).host;
    throw new UserError(
      'argument',
      l10n.t("Can't reach a sandbox at {0}. Start it, or change the setting referrals.endpoint.", host),
    );
  }
}
