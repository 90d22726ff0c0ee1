import { l10n, type Uri, workspace } from 'vscode';
import { findReferrals } from '../../../sync/files/findReferral';
import { type PullOptions, pullInto } from '../../../sync/pull/pullInto';
import type { PullResult } from '../../../sync/pull/pullResult';
import { propertyNames } from '../../../sync/words/propertyName';
import { keptText } from '../../../sync/words/submittedText';
import { logPull } from '../../connection/activityLog';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import { inTurn, upToDate, workspaceFile } from '../../documents/workspaceFile';
import type { Services } from '../../editorServices';
import { compareReferrals, settleComparison } from '../../remote/compareReferrals';
import { showInformationMessage } from '../../ui/messages';
import { withProgress } from '../../ui/progress';
import { wantsConfirmation } from '../arguments/confirmation';
import { pointerOf, targetFile } from '../arguments/targetFile';
import { conflictPath } from '../chooseValues';
import type { Command } from '../command';
import { notSubmitted } from '../noReferral';
import { showError } from '../showError';
import { offerPullChoice } from './offerPullChoice';
import { type PullAllServices, pullAll } from './pullAll';

type Decided = Pick<PullOptions, 'choose' | 'takeRemote'> & {
  /** ID of the referral that was decided about, wherever it is in the file by now. */
  id?: string;
};

/** Outcomes from worst to best: a file gets the worst one of its referrals. */
const ranking: readonly PullResult['outcome'][] = ['conflict', 'merged', 'pulled', 'edited', 'unchanged'];

/** Services for a pull, which also compares; `pullAll` pulls a list of files. */
export type PullServices = PullAllServices & Services<'remoteDocuments'>;

/**
 * Pulls the service's version of a file's referrals (with `{ pointer }`: of that one). Merges changes of different
 * properties. If both sides changed the same property, opens the diff editor, leaves the file unchanged and lets the
 * user choose, unless `{ takeRemote: true }` decides. Resolves to `{ uri, outcome, results: [{ id, outcome, merged?,
 * conflicts? }] }`.
 */
export const pullLatest: Command<keyof PullServices> = (services, ...args) => {
  const [argument, options] = args;
  if (Array.isArray(argument)) return pullAll(services, argument);
  const uri = targetFile(argument);
  const takeRemote = typeof options === 'object' && options !== null && 'takeRemote' in options;
  const asks = wantsConfirmation(args);
  return inTurn(uri, () => pullFile(services, uri, pointerOf(options, argument), { takeRemote }, asks));
};

async function pullFile(
  services: PullServices,
  uri: Uri,
  only: string | undefined,
  { id: meant, ...decided }: Decided,
  asks = false,
): Promise<object> {
  await upToDate(uri);
  const all = findReferrals(await readText(uri));
  const isAsked = (id: string, pointer: string) =>
    meant === undefined ? only === undefined || pointer === only : id === meant;
  const referrals = all.filter(({ id, pointer }) => typeof id === 'string' && isAsked(id, pointer));
  if (referrals.length === 0) throw notSubmitted(uri, only, all);
  const connection = await services.connections.open({ interactive: true, uri });
  const pulled = await withProgress(l10n.t('Pulling the latest version'), async (signal) => {
    const done: { pointer: string; result: PullResult }[] = [];
    for (const { id, pointer } of referrals) {
      const result = await pullInto(connection, workspaceFile(uri), String(id), { pointer, ...decided, signal });
      done.push({ pointer, result });
      logPull(services.log, connection.serviceName, result);
    }
    return done;
  });
  const results = pulled.map(({ result }) => result);
  for (const { id, outcome } of results) if (outcome === 'gone') services.syncStates.gone(id);
  await showConflicts(services, uri, results);
  const first = pulled.find(({ result }) => result.outcome === 'conflict');
  if (first?.result.outcome === 'conflict') {
    const { pointer, result } = first;
    offerPullChoice(services, connection, uri, result, (chosen) =>
      pullAgain(services, uri, pointer, { ...chosen, id: result.id }),
    );
  }
  const failed = results.find(({ outcome }) => outcome === 'failed');
  if (failed?.outcome === 'failed') throw failed.error;
  const stuck = results.find((result) => ['gone', 'invalid', 'unwritten'].includes(result.outcome));
  if (stuck && 'message' in stuck) throw new UserError(stuck.outcome as 'gone', stuck.message);
  if (!first) await settleComparison(services.remoteDocuments, uri);
  const outcome = ranking.find((wanted) => results.some((result) => result.outcome === wanted));
  tellMerged(uri, results, connection.serviceName);
  tellKept(uri, results, connection.serviceName);
  if (asks && outcome) tellUnchanged(uri, outcome, connection.serviceName);
  return { uri, outcome, results: results.map(plain) };
}

/** Pulls one referral with a person's decision. Shows failures as the command does. */
function pullAgain(services: PullServices, uri: Uri, pointer: string, decided: Decided): void {
  const again = () => pullAgain(services, uri, pointer, decided);
  inTurn(uri, () => pullFile(services, uri, pointer, decided)).catch((error) => showError(services, error, again));
}

async function showConflicts(
  { remoteDocuments, syncStates }: Services<'remoteDocuments' | 'syncStates'>,
  uri: Uri,
  results: readonly PullResult[],
): Promise<void> {
  const remotes = results.flatMap((result) => (result.outcome === 'conflict' ? [result.remote] : []));
  if (remotes.length === 0) return;
  syncStates.hear(remotes.map(({ body, eTag }) => ({ ...body, eTag })));
  await compareReferrals(remoteDocuments, uri, remotes);
}

/** Says what was merged from the service into a file that the user changed. */
function tellMerged(uri: Uri, results: readonly PullResult[], service: string): void {
  const names = propertyNames(results.flatMap((result) => (result.outcome === 'merged' ? result.merged : [])));
  if (names === '') return;
  const where = workspace.asRelativePath(uri);
  showInformationMessage(l10n.t('Merged {0} with changes from {1}: {2}.', where, service, names));
}

/** Says what the file lacked and has again, because it is unknown whether the user removed it. */
function tellKept(uri: Uri, results: readonly PullResult[], service: string): void {
  const kept = results.flatMap((result) => (result.outcome === 'edited' ? (result.kept ?? []) : []));
  if (kept.length > 0)
    showInformationMessage(l10n.t('{0}: {1}', workspace.asRelativePath(uri), keptText(kept, service)));
}

/** Says that the service has nothing newer. */
function tellUnchanged(uri: Uri, outcome: PullResult['outcome'], service: string): void {
  const where = workspace.asRelativePath(uri);
  if (outcome === 'unchanged') showInformationMessage(l10n.t('{0} is up to date with {1}.', where, service));
  if (outcome === 'edited')
    showInformationMessage(l10n.t('Nothing newer in {0}. {1} has changes that are not submitted.', service, where));
}

function plain(result: PullResult): object {
  const { id, outcome } = result;
  if (result.outcome === 'merged') return { id, outcome, merged: result.merged.map(conflictPath) };
  if (result.outcome !== 'conflict') return { id, outcome };
  return { id, outcome, conflicts: result.conflicts.map((each) => ({ ...each, path: conflictPath(each.path) })) };
}
