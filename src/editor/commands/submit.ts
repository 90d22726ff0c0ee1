import { commands, type Uri, window, workspace } from 'vscode';
import type { Problem } from '../../language/types';
import { submitFile } from '../../sync/submitFile';
import type { SubmitOptions } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import type { EditorServices } from '../editorServices';
import { compareReferrals } from '../remote/compareReferrals';
import { settleComparison } from '../remote/settleComparison';
import { saveDocument } from '../saveDocument';
import { nameOf } from '../ui/resolveConflicts';
import { withProgress } from '../ui/withProgress';
import { upToDate } from '../upToDate';
import { UserError } from '../userError';
import { workspaceFile } from '../workspaceFile';
import { blocking } from './blocking';
import type { Command } from './command';
import { confirmIrreversible } from './confirmIrreversible';
import { failureOf } from './failureOf';
import { inTurn } from './fileTurns';
import { isByHand } from './isByHand';
import { offerCreateAnyway } from './offerCreateAnyway';
import { offerResolution } from './offerResolution';
import { pointerOf } from './pointerOf';
import { showError } from './showError';
import { showProblem } from './showProblem';
import { submitAll } from './submitAll';
import { targetFile } from './targetFile';

/** The worst first: what a file's result is when its referrals' results differ. */
const ranking = [
  ...(['failed', 'unwritten', 'gone', 'invalid', 'doubtful', 'conflict'] as const),
  ...(['created', 'updated', 'unchanged'] as const),
];

/** A second submit of what is being submitted joins the first: nothing is ever created twice. */
const running = new Map<string, { pointer: string | undefined; done: Promise<object> }>();

/**
 * Creates or updates what a file holds, or the one referral of it that `{ pointer }` leads to. Resolves to
 * `{ uri, outcome, id, eTag, results, problems, error? }`; `outcome` is `created`, `updated`, `unchanged`, `conflict`
 * (the diff editor shows both), `doubtful` (it may have been created before), `blocked` (by problems) or `failed`.
 */
export const submit: Command = (services, ...args) => {
  const [argument, options] = args;
  // Menus give the one that was clicked, and all that are selected.
  if (Array.isArray(options) && options.length > 1) return submitAll(services, argument, options);
  const uri = targetFile(argument);
  const key = uri.toString();
  const pointer = pointerOf(options, argument);
  const current = running.get(key);
  if (current && (current.pointer === undefined || current.pointer === pointer)) return current.done;
  // Of two referrals of one file one waits for the other: both are written into the same text.
  const done = inTurn(uri, () => submitOne(services, uri, pointer, {}, isByHand(args))).finally(() => {
    if (running.get(key)?.done === done) running.delete(key);
  });
  running.set(key, { pointer, done });
  return done;
};

async function submitOne(
  services: EditorServices,
  uri: Uri,
  pointer: string | undefined,
  decided: SubmitOptions = {},
  byHand = false,
): Promise<object> {
  await upToDate(uri);
  const document = await workspace.openTextDocument(uri);
  const name = workspace.asRelativePath(uri);
  const found = await services.problems.check(uri, document.getText());
  const own = found.filter(({ path }) => pointer === undefined || `${path}/`.startsWith(`${pointer}/`));
  const problems = blocking(own, services.settings.read()['submit.blockOn']);
  if (problems.length > 0) return block(uri, name, problems);
  if (document.isUntitled) throw new UserError('unsaved', 'Save the file first: it takes id and eTag of the service.');
  if (document.isDirty && !(await saveDocument(document)))
    throw new UserError('unsaved', `${name} could not be saved, and was not submitted. Save it and submit again.`);

  const { version } = document;
  const asked = Date.now();
  const connection = await services.connections.open({ interactive: true });
  // A sign-in may have taken minutes: what was written meanwhile has not been checked.
  if (document.version !== version && Date.now() - asked > 1000)
    return submitOne(services, uri, pointer, decided, byHand);
  if (byHand) await confirmIrreversible(connection, document.getText(), pointer);
  const method = services.settings.read()['submit.method'];
  const results = await withProgress(`Submitting ${name}`, (signal) =>
    submitFile(connection, workspaceFile(uri), {
      signal,
      method,
      ...decided,
      ...(pointer !== undefined && { pointer }),
    }),
  );
  await services.serviceProblems.show(uri, results);
  services.remoteTree.refresh();
  services.localTree.refresh();
  if (results.length === 0)
    throw new UserError('noReferral', `${name} holds no referral. Write one, and submit again.`);
  return report(services, uri, results, pointer);
}

async function report(
  services: EditorServices,
  uri: Uri,
  results: readonly SubmitResult[],
  pointer: string | undefined,
): Promise<object> {
  const worst =
    ranking.map((outcome) => results.find((result) => result.outcome === outcome)).find(Boolean) ?? results[0];
  const first = results.find((result) => 'id' in result);
  const answer = {
    uri,
    outcome: worst?.outcome,
    ...(first && 'id' in first && { id: first.id }),
    ...(first && 'eTag' in first && { eTag: first.eTag }),
    results: results.map(plain),
    problems: [],
  };
  switch (worst?.outcome) {
    case 'conflict': {
      const remotes = results.flatMap((result) =>
        result.outcome === 'conflict' && result.remote ? [result.remote] : [],
      );
      if (remotes.length > 0) await compareReferrals(services.remoteDocuments, uri, remotes);
      offerResolution(services, uri, worst, (decided) => submitAgain(services, uri, worst.pointer, decided));
      return { ...answer, error: { kind: worst.reason, message: worst.message } };
    }
    case 'doubtful':
      offerCreateAnyway(worst, (decided) => submitAgain(services, uri, worst.pointer, decided));
      return { ...answer, error: { kind: worst.outcome, message: worst.message } };
    case 'gone':
      services.syncStates.gone(worst.id);
      return failed(services, uri, worst, pointer, answer);
    case 'failed':
    case 'invalid':
    case 'unwritten':
      return failed(services, uri, worst, pointer, answer);
    default:
      await settleComparison(services.remoteDocuments, uri);
      window.setStatusBarMessage(`$(check) ${workspace.asRelativePath(uri)}: ${worst?.outcome}`, 5000);
      tellMerged(uri, results);
      tellAdopted(uri, results);
      return answer;
  }
}

function failed(
  services: EditorServices,
  uri: Uri,
  worst: Extract<SubmitResult, { outcome: 'failed' | 'gone' | 'invalid' | 'unwritten' }>,
  pointer: string | undefined,
  answer: object,
): object {
  const error = worst.outcome === 'failed' ? worst.error : new UserError(worst.outcome, worst.message);
  // Whoever presses Retry is a person, and is asked what a person is asked.
  const again = { byHand: true, ...(pointer !== undefined && { pointer }) };
  showError(services, error, () => commands.executeCommand('referrals.submit', uri, again));
  return { ...answer, outcome: 'failed', error: failureOf(error) };
}

/** Sends one referral again with what a person has decided; failures are shown like those of the command. */
function submitAgain(services: EditorServices, uri: Uri, pointer: string, decided: SubmitOptions): void {
  const again = () => submitAgain(services, uri, pointer, decided);
  inTurn(uri, () => submitOne(services, uri, pointer, decided, true)).catch((error) =>
    showError(services, error, again),
  );
}

function block(uri: Uri, name: string, problems: readonly Problem[]): object {
  const [first] = problems;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const message = `${name} was not submitted: it has ${count}. ${first?.message ?? ''}`;
  const show = 'Show Problems';
  window.showErrorMessage(message, show).then((chosen) => chosen && first && showProblem(uri, first));
  return { uri, outcome: 'blocked', results: [], problems, error: { kind: 'blocked', message } };
}

/** What was taken from the service is said in so many words: it is new to the user. */
function tellMerged(uri: Uri, results: readonly SubmitResult[]): void {
  const names = results.flatMap((result) => (result.outcome === 'updated' ? (result.merged ?? []) : [])).map(nameOf);
  if (names.length === 0) return;
  const where = workspace.asRelativePath(uri);
  window.showInformationMessage(`${where} was merged with changes at the service: ${names.join(', ')}.`);
}

/** That nothing was created, although the outcome is called so, is worth a word. */
function tellAdopted(uri: Uri, results: readonly SubmitResult[]): void {
  const ids = results.flatMap((result) => (result.outcome === 'created' && result.adopted ? [result.id] : []));
  if (ids.length === 0) return;
  const where = workspace.asRelativePath(uri);
  window.showInformationMessage(`${where} had created ${ids.join(', ')} before, and has its id again.`);
}

function plain(result: SubmitResult): object {
  const { pointer, outcome } = result;
  const id = 'id' in result ? { id: result.id } : {};
  const eTag = 'eTag' in result ? { eTag: result.eTag } : {};
  const message = 'message' in result ? { message: result.message } : {};
  const merged = 'merged' in result && result.merged ? { merged: result.merged.map(nameOf) } : {};
  const adopted = 'adopted' in result ? { adopted: true } : {};
  const conflicts =
    'conflicts' in result ? { conflicts: result.conflicts.map((each) => ({ ...each, path: nameOf(each.path) })) } : {};
  return { pointer, outcome, ...id, ...eTag, ...message, ...merged, ...adopted, ...conflicts };
}
