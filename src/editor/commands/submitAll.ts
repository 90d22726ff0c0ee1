import { type Uri, window, workspace } from 'vscode';
import { planFile } from '../../sync/planFile';
import type { EditorServices } from '../editorServices';
import type { Connection } from '../service/connection';
import { withCount } from '../ui/withCount';
import { withProgress } from '../ui/withProgress';
import { upToDate } from '../upToDate';
import { UserError } from '../userError';
import { workspaceFile } from '../workspaceFile';
import { isByHand } from './calledBy';
import { choosePlan } from './choosePlan';
import type { Command } from './command';
import type { PlanRow } from './planRow';
import { type RowResult, submitRows } from './submitRows';
import { urisOf } from './urisOf';

/**
 * Submits all referrals that are new or changed: of the files and folders given, else of the workspace. A person is shown
 * the plan first, and asked once more about a real service; a script with addresses is not, nor one that says
 * `{ confirmed: true }`. With `{ dryRun: true }` the plan is all. One that fails does not keep the others from being
 * sent. Resolves to `{ results, plan, counts }`.
 */
export const submitAll: Command = async (services, ...args) => {
  const options = args.find(isOptions);
  const given = args.filter((each) => !isOptions(each));
  const uris = await urisOf(services.workspaceIndex, given);
  const connection = await services.connections.open({ interactive: true });
  const rows = await withProgress('Looking for changed referrals', (signal) => planned(connection, uris, signal));
  const plan = rows.map(({ uri, pointer, name, plan, changes }) => ({ uri, pointer, name, plan, changes }));
  if (options?.dryRun) return { plan, results: [], counts: {} };
  const sendable = rows.filter((row) => row.plan !== 'invalid');
  const unreadable = rows.filter((row) => row.plan === 'invalid').map(unreadableOf);
  const asks = !options?.confirmed && isByHand(args);
  const chosen = asks && sendable.length > 0 ? await choosePlan(connection, sendable, unreadable.length) : sendable;
  const sent =
    chosen.length === 0
      ? []
      : await withCount('Submitting referrals', chosen.length, (step, signal) =>
          submitRows(services, connection, chosen, step, signal),
        );
  if (sent.length > 0) {
    services.remoteTree.refresh();
    services.localTree.refresh();
  }
  const results = [...sent, ...unreadable];
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  summarize(services, results, counts, chosen.length - sent.length);
  return { plan, results, counts };
};

interface Options {
  dryRun?: boolean;
  confirmed?: boolean;
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && ['dryRun', 'confirmed', 'byHand'].some((name) => name in value);
}

/** What is to be done, file by file: what would be sent, and what cannot be read. */
async function planned(connection: Connection, uris: readonly Uri[], signal: AbortSignal): Promise<PlanRow[]> {
  const rows: PlanRow[] = [];
  for (const uri of uris) {
    signal.throwIfAborted();
    await upToDate(uri);
    for (const row of await planOf(connection, uri))
      if (['create', 'update', 'invalid'].includes(row.plan)) rows.push(row);
  }
  return rows;
}

/** A file that cannot be read keeps no other from being sent. */
async function planOf(connection: Connection, uri: Uri): Promise<PlanRow[]> {
  const file = workspaceFile(uri);
  try {
    return (await planFile(connection, file)).map((row) => ({ ...row, uri }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ file: file.name, pointer: '', plan: 'invalid', changes: [], uri, message: error.message }];
  }
}

function unreadableOf({ uri, pointer, name, message: reason }: PlanRow): RowResult {
  const message =
    reason ?? `${workspace.asRelativePath(uri)} was not submitted: it is not valid JSON. Correct it and submit again.`;
  return { uri, pointer, ...(name !== undefined && { name }), outcome: 'invalid', message };
}

const fine = ['created', 'updated', 'unchanged'];

/** Says what became of all, and of what failed how each is called; why is in the log, and for the first one here. */
function summarize(
  { log }: EditorServices,
  results: readonly RowResult[],
  counts: Record<string, number>,
  left: number,
): void {
  if (results.length === 0 && left === 0) {
    window.showInformationMessage('There is nothing to submit: no referral is new or has changed.');
    return;
  }
  const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  const summary = [...told, ...(left > 0 ? [`${left} not tried`] : [])].join(', ');
  const troubles = results.filter(({ outcome }) => !fine.includes(outcome));
  for (const { uri, pointer, outcome, message } of troubles)
    log.warn(`${workspace.asRelativePath(uri)}${pointer && `#${pointer}`}: ${outcome}. ${message ?? ''}`);
  if (troubles.length === 0 && left === 0) {
    window.showInformationMessage(`Referrals submitted: ${summary}.`);
    return;
  }
  const [first] = troubles;
  const names = troubles.map(({ name, uri }) => name || workspace.asRelativePath(uri)).join(', ');
  const why = first ? ` Not submitted: ${names}. ${first.message ?? first.outcome}` : '';
  const show = 'Show Log';
  window.showWarningMessage(`Referrals submitted: ${summary}.${why}`, show).then((chosen) => chosen && log.show());
}
