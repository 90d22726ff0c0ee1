import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import { planFile } from '../../sync/planFile';
import type { PlannedReferral } from '../../sync/planReferral';
import { hopeless } from '../../sync/submitFile';
import { submitReferral } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import type { EditorServices } from '../editorServices';
import { openDocument } from '../openDocument';
import { readText } from '../readText';
import type { Connection } from '../service/connection';
import { Cancelled } from '../ui/cancelled';
import { withCount } from '../ui/withCount';
import { upToDate } from '../upToDate';
import { workspaceFile } from '../workspaceFile';
import { blocking } from './blocking';
import type { Command } from './command';
import { urisOf } from './urisOf';

/** One referral of a file, and what became of it; `blocked`: its problems stop a submit. */
interface Row extends PlannedReferral {
  uri: Uri;
}
type Result = {
  uri: Uri;
  pointer: string;
  name?: string;
  outcome: SubmitResult['outcome'] | 'blocked';
  id?: string;
  message?: string;
};

const send = 'Submit';

/**
 * Submits all referrals that are new or changed: of the files and folders given, else of the workspace. The plan is shown
 * first, unless files are given and the service is the sandbox; with `{ dryRun: true }` it is all that is done. One that
 * fails does not keep the others from being sent. Resolves to `{ results, plan, counts }`.
 */
export const submitAll: Command = async (services, ...args) => {
  const options = args.find((each) => isOptions(each)) as { dryRun?: boolean; confirmed?: boolean } | undefined;
  const uris = await urisOf(
    services.workspaceIndex,
    args.filter((each) => !isOptions(each)),
  );
  const connection = await services.connections.open({ interactive: true });
  const rows = await planned(connection, uris);
  const plan = rows.map(({ uri, pointer, name, plan, changes }) => ({ uri, pointer, name, plan, changes }));
  if (options?.dryRun) return { plan, results: [], counts: {} };
  if (rows.length === 0) {
    window.showInformationMessage('There is nothing to submit: no referral is new or has changed.');
    return { plan, results: [], counts: {} };
  }
  const given = args.some((each) => each instanceof Uri || Array.isArray(each));
  const chosen = given ? rows : await choose(rows);
  if (!options?.confirmed && connection.service === 'partnerCenter') await confirm(connection, chosen);
  const results = await withCount('Submitting referrals', chosen.length, (step, signal) =>
    submitRows(services, connection, chosen, step, signal),
  );
  services.remoteTree.refresh();
  services.localTree.refresh();
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  summarize(services, results, counts, chosen.length);
  return { plan, results, counts };
};

function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('dryRun' in value || 'confirmed' in value);
}

/** What is to be done, file by file: only what would be sent. */
async function planned(connection: Connection, uris: readonly Uri[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const uri of uris) {
    await upToDate(uri);
    const file = { name: workspace.asRelativePath(uri), read: () => readText(uri) };
    for (const row of await planFile(connection, file)) {
      if (row.plan === 'create' || row.plan === 'update') rows.push({ ...row, uri });
    }
  }
  return rows;
}

async function choose(rows: readonly Row[]): Promise<Row[]> {
  const items = rows.map((row): QuickPickItem & { row: Row } => ({
    label: row.name || workspace.asRelativePath(row.uri),
    description: `${row.plan} · ${workspace.asRelativePath(row.uri)}`,
    ...(row.changes.length > 0 && { detail: row.changes.join(', ') }),
    picked: true,
    row,
  }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: 'Submit All Changed Referrals',
    placeHolder: 'What is to be sent?',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) throw new Cancelled();
  return chosen.map(({ row }) => row);
}

/** What goes to a real service cannot be taken back. */
async function confirm({ endpoint }: Connection, rows: readonly Row[]): Promise<void> {
  const count = (plan: string) => rows.filter((row) => row.plan === plan).length;
  const answer = await window.showWarningMessage(
    `Submit ${rows.length} referrals to Partner Center?`,
    {
      modal: true,
      detail: `${count('create')} to create, ${count('update')} to update, at ${new URL(endpoint).host}.`,
    },
    send,
  );
  if (answer !== send) throw new Cancelled();
}

async function submitRows(
  services: EditorServices,
  connection: Connection,
  rows: readonly Row[],
  step: (what: string) => void,
  signal: AbortSignal,
): Promise<Result[]> {
  const settings = services.settings.read();
  const results: Result[] = [];
  for (const { uri, pointer, name } of rows) {
    if (signal.aborted) break;
    const problems = await services.problems.check(uri, await readText(uri));
    const own = problems.filter(({ path }) => `${path}/`.startsWith(`${pointer}/`));
    const [stop] = blocking(own, settings['submit.blockOn']);
    const row = { uri, pointer, ...(name !== undefined && { name }) };
    if (stop) {
      results.push({ ...row, outcome: 'blocked', message: stop.message });
    } else {
      await openDocument(uri)?.save();
      const method = settings['submit.method'];
      const result = await submitReferral(connection, workspaceFile(uri), { pointer, signal, method });
      const id = 'id' in result ? { id: result.id } : {};
      const message = 'message' in result ? { message: result.message } : {};
      results.push({ ...row, outcome: result.outcome, ...id, ...message });
      if (result.outcome === 'failed') services.serviceProblems.show(await workspace.openTextDocument(uri), [result]);
      // After these every further call would fail alike.
      if (result.outcome === 'failed' && hopeless.includes(result.error.kind)) break;
    }
    step(name ?? workspace.asRelativePath(uri));
  }
  return results;
}

const fine = ['created', 'updated', 'unchanged'];

function summarize(
  { log }: EditorServices,
  results: readonly Result[],
  counts: Record<string, number>,
  asked: number,
): void {
  const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  const left = asked - results.length;
  const summary = [...told, ...(left > 0 ? [`${left} not tried`] : [])].join(', ');
  const troubles = results.filter(({ outcome }) => !fine.includes(outcome));
  for (const { uri, pointer, outcome, message } of troubles) {
    log.warn(`${workspace.asRelativePath(uri)}${pointer && `#${pointer}`}: ${outcome}. ${message ?? ''}`);
  }
  if (troubles.length === 0 && left === 0) {
    window.showInformationMessage(`Referrals submitted: ${summary}.`);
    return;
  }
  const [first] = troubles;
  const names = troubles.map(({ name, uri }) => name ?? workspace.asRelativePath(uri)).join(', ');
  const why = first ? ` ${names}: ${first.message ?? first.outcome}` : '';
  const show = 'Show Log';
  window.showWarningMessage(`Referrals submitted: ${summary}.${why}`, show).then((chosen) => chosen && log.show());
}
