import { FileSystemError, l10n, type Uri, workspace } from 'vscode';
import { planFile } from '../../../sync/plan/planReferral';
import type { Connection } from '../../connection/connection';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import { upToDate, workspaceFile } from '../../documents/workspaceFile';
import type { Services } from '../../editorServices';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { withCount, withProgress } from '../../ui/progress';
import { Cancelled } from '../../ui/prompts';
import { isConfirmation, wantsConfirmation } from '../arguments/confirmation';
import { urisOf } from '../arguments/urisOf';
import type { Command } from '../command';
import { decideDoubts } from '../decide/offerDoubt';
import type { SettleServices } from '../send/settleSubmit';
import { type PlanRow, type RowResult, submitRows } from '../send/submitRows';
import { requireRight } from '../settingsToSend';
import { type ErrorServices, showError, unreadableText } from '../showError';
import { choosePlan } from './choosePlan';
import { markRows } from './markRows';
import { reviewRows } from './reviewRows';
import { chooseReference } from './submitQuestions';
import { isSubmitted, type SubmitAllRun, submitAllText } from './submitText';

export type SubmitAllServices = ErrorServices &
  SettleServices &
  Services<'localTree' | 'problems' | 'remoteTree' | 'settings' | 'workspaceIndex'>;

/**
 * Submits all new or changed referrals of the given files and folders, else of the workspace. Shows a person the plan
 * first, and asks once more for a real service. Asks no script that passes addresses or `{ confirmed: true }`. With `{
 * dryRun: true }` it only plans. A failure does not stop the rest. Resolves to `{ results, plan, counts }`.
 */
export const submitAll: Command<keyof SubmitAllServices> = async (services, ...args) => {
  const options = args.find(isOptions);
  const given = args.filter((each) => each !== undefined && !isOptions(each));
  const uris = await urisOf(services.workspaceIndex, given);
  await requireRight(services.settings, uris);
  // Only what is sent needs a sign-in: the user sees the plan before.
  const connection = await services.connections.open({ interactive: false });
  const rows = await withProgress(l10n.t('Looking for changed referrals'), (signal) =>
    planned(connection, uris, signal),
  );
  const plan = rows.map(({ uri, pointer, name, plan, changes }) => ({ uri, pointer, name, plan, changes }));
  if (options?.dryRun) return { plan, results: [], counts: {} };
  const sendable = rows.filter((row) => row.plan !== 'invalid');
  const unreadable = rows.filter((row) => row.plan === 'invalid').map(unreadableOf);
  const asks = !options?.confirmed && wantsConfirmation(args);
  const marked = asks ? await checked(services, connection, sendable) : sendable;
  // Files that were named are meant, whatever the view shows.
  const isHidden = ({ uri, pointer }: PlanRow) => given.length === 0 && services.localTree.hides(uri, pointer);
  const chosen =
    asks && sendable.length > 0
      ? await choosePlan(services.settings, connection, marked, unreadable.length, isHidden)
      : sendable;
  const referenceOf = await chooseReference(services, await textsOf(chosen), asks);
  let canceled = false;
  const sender = chosen.length > 0 ? await signedIn(services, connection) : connection;
  const sent =
    chosen.length === 0
      ? []
      : await withCount(l10n.t('Submitting referrals'), chosen.length, async (step, signal) => {
          const results = await submitRows(services, sender, chosen, step, signal, {
            mayRemove: asks ? [] : 'values',
            referenceOf,
          });
          canceled = signal.aborted;
          return results;
        });
  if (sent.length > 0) {
    services.remoteTree.refresh();
    services.localTree.refresh();
  }
  // The user may review what was marked in the plan and not chosen. It does not count among the results.
  const leftOut = marked.flatMap((row) => (row.mark && !chosen.includes(row) ? [leftOutOf(row, row.mark)] : []));
  const results = [...sent, ...unreadable];
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  await showProblemsOf(services, results);
  summarize(services, { results, left: chosen.length - sent.length, canceled, leftOut });
  return { plan, results, counts };
};

/**
 * Returns the connection that sends; the user may have to sign in.
 * @param planned the connection that the user has seen the plan for
 * @throws Cancelled if another service was selected since
 */
async function signedIn({ connections }: Services<'connections'>, planned: Connection): Promise<Connection> {
  const sender = await connections.open({ interactive: true });
  if (sender.endpoint !== planned.endpoint) throw new Cancelled();
  return sender;
}

interface Options {
  dryRun?: boolean;
  confirmed?: boolean;
}

function isOptions(value: unknown): value is Options {
  if (typeof value !== 'object' || value === null) return false;
  return 'dryRun' in value || 'confirmed' in value || isConfirmation(value);
}

/** Plans the submit, file by file: what would be sent, and which files cannot be read. */
async function planned(connection: Connection, uris: readonly Uri[], signal: AbortSignal): Promise<PlanRow[]> {
  const rows: PlanRow[] = [];
  for (const uri of uris) {
    signal.throwIfAborted();
    await upToDate(uri);
    for (const row of await planOf(connection, uri))
      if (['create', 'adopt', 'doubtful', 'update', 'invalid'].includes(row.plan)) rows.push(row);
  }
  return rows;
}

/** Plans one file. A file that cannot be read does not stop the rest. */
async function planOf(connection: Connection, uri: Uri): Promise<PlanRow[]> {
  const file = workspaceFile(uri);
  try {
    return (await planFile(connection.at(uri), file)).map((row) => ({ ...row, uri }));
  } catch (error) {
    if (!(error instanceof UserError || error instanceof FileSystemError)) throw error;
    const message = error instanceof UserError ? error.message : unreadableText(uri);
    return [{ file: file.name, pointer: '', plan: 'invalid', changes: [], uri, message }];
  }
}

function unreadableOf({ uri, pointer, name, message: reason }: PlanRow): RowResult {
  const message =
    reason ?? l10n.t('{0} is not valid JSON. Correct it, then submit again.', workspace.asRelativePath(uri));
  return { uri, pointer, ...(name !== undefined && { name }), outcome: 'invalid', message };
}

function leftOutOf({ uri, pointer, name, id }: PlanRow, mark: NonNullable<PlanRow['mark']>): RowResult {
  const known = { ...(name !== undefined && { name }), ...(id !== undefined && { id }) };
  return { uri, pointer, ...known, outcome: mark.kind, message: mark.text };
}

function checked(
  services: Parameters<typeof markRows>[0],
  connection: Connection,
  rows: readonly PlanRow[],
): Promise<PlanRow[]> {
  const title = l10n.t('Comparing with {0}', connection.serviceName);
  return withCount(title, rows.length, (step, signal) => markRows(services, connection, rows, step, signal)).catch(
    (error: unknown) => {
      throw error instanceof Error && error.name === 'AbortError' ? new Cancelled() : error;
    },
  );
}

/** Shows the errors that stopped files in the Problems view, also for files that are not open. */
async function showProblemsOf({ problems }: Services<'problems'>, results: readonly RowResult[]): Promise<void> {
  const blocked = results.filter(({ outcome }) => outcome === 'blocked' || outcome === 'invalid');
  const uris = new Map(blocked.map(({ uri }) => [uri.toString(), uri]));
  for (const uri of uris.values()) await problems.checkFile(uri).catch(() => undefined); // not readable: the summary says so
}

/** Says in one sentence what happened to all. The log and the review have the reasons. */
function summarize(
  services: SubmitAllServices,
  { leftOut, ...run }: Omit<SubmitAllRun, 'results' | 'leftOut'> & Record<'results' | 'leftOut', readonly RowResult[]>,
): void {
  const { log, connections } = services;
  const troubles = run.results.filter((result) => !isSubmitted(result));
  for (const { uri, pointer, outcome, message } of troubles)
    log.warn(`${workspace.asRelativePath(uri)}${pointer && `#${pointer}`}: ${outcome}. ${message ?? ''}`);
  const text = submitAllText({ ...run, leftOut: leftOut.length }, connections.serviceName);
  const [review, decide] = [l10n.t('Review...'), l10n.t('Decide...')];
  const doubts = troubles.filter(({ outcome }) => outcome === 'doubtful');
  const toReview = [...troubles, ...leftOut];
  const actions = [...(doubts.length > 1 ? [decide] : []), ...(toReview.length > 0 ? [review] : [])];
  const show = troubles.length > 0 ? showWarningMessage : showInformationMessage;
  show(text, ...actions).then((chosen) => {
    if (chosen === review) reviewRows(services, toReview);
    if (chosen === decide) settleDoubts(services, doubts).catch((error: unknown) => showError(services, error));
  });
}

/** Submits all creates in doubt again, with one decision of the user. */
async function settleDoubts(services: SubmitAllServices, doubts: readonly RowResult[]): Promise<void> {
  const inDoubt = await decideDoubts(doubts);
  if (!inDoubt) return;
  const rows = doubts.map(({ uri, pointer, name, meant }): PlanRow => {
    const file = workspace.asRelativePath(uri);
    return { uri, pointer, file, plan: 'create', changes: [], meant, ...(name !== undefined && { name }) };
  });
  const connection = await services.connections.open({ interactive: true });
  let canceled = false;
  const results = await withCount(l10n.t('Submitting referrals'), rows.length, async (step, signal) => {
    const done = await submitRows(services, connection, rows, step, signal, { inDoubt });
    canceled = signal.aborted;
    return done;
  });
  services.remoteTree.refresh();
  services.localTree.refresh();
  summarize(services, { results, left: rows.length - results.length, canceled, leftOut: [] });
}

/** Reads the texts of planned files. The submit reports files that cannot be read. */
async function textsOf(rows: readonly PlanRow[]): Promise<Parameters<typeof chooseReference>[1]> {
  const texts: { uri: Uri; text: string; isMeant: (pointer: string) => boolean }[] = [];
  for (const uri of new Map(rows.map((row) => [row.uri.toString(), row.uri])).values()) {
    const meant = new Set(rows.filter((row) => row.uri.toString() === uri.toString()).map(({ pointer }) => pointer));
    texts.push({ uri, text: await readText(uri).catch(() => ''), isMeant: (pointer) => meant.has(pointer) });
  }
  return texts;
}
