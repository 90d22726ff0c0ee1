import { l10n, type Uri, workspace } from 'vscode';
import type { Problem } from '../../language/types';
import { planFile } from '../../sync/planFile';
import { submitFile } from '../../sync/submitFile';
import type { SubmitOptions } from '../../sync/submitReferral';
import type { EditorServices } from '../editorServices';
import { Cancelled } from '../ui/cancelled';
import { showErrorMessage } from '../ui/messages';
import { withProgress } from '../ui/withProgress';
import { upToDate } from '../upToDate';
import { UserError } from '../userError';
import { workspaceFile } from '../workspaceFile';
import { blockedText, firstOf } from './blockedText';
import { blocking } from './blocking';
import { isByHand } from './calledBy';
import { chooseReference } from './chooseReference';
import type { Command } from './command';
import { confirmIrreversible } from './confirmIrreversible';
import { inTurn } from './fileTurns';
import { ownProblems } from './ownProblems';
import { pointerOf } from './pointerOf';
import { referralTitle } from './referralTitle';
import { reportSubmit } from './reportSubmit';
import { saveForSubmit } from './saveForSubmit';
import { showError } from './showError';
import { showProblem } from './showProblem';
import { submitAll } from './submitAll';
import { targetFile } from './targetFile';

/** A second submit of what is being submitted joins the first: nothing is ever created twice. */
const running = new Map<string, { pointer: string | undefined; done: Promise<object> }>();

/**
 * Creates or updates what a file holds, or the one referral of it that `{ pointer }` leads to. Resolves to
 * `{ uri, outcome, id, eTag, results, problems, error? }`; `outcome` is `created`, `updated`, `unchanged`, `conflict`
 * (the diff editor shows both), `doubtful` (it may have been created before), `blocked` (by problems) or `failed`.
 */
export const submit: Command = (services, ...args) => {
  const [argument, options] = args;
  if (Array.isArray(argument)) return submitAll(services, ...args);
  const uri = targetFile(argument);
  const key = uri.toString();
  const pointer = pointerOf(options, argument);
  const current = running.get(key);
  if (current && (current.pointer === undefined || current.pointer === pointer)) return current.done;
  // Of two referrals of one file one waits for the other: both are written into the same text.
  const done = inTurn(uri, () => submitOne(services, uri, pointer, {}, callerOf(args))).finally(() => {
    if (running.get(key)?.done === done) running.delete(key);
  });
  running.set(key, { pointer, done });
  return done;
};

/** A keybinding says `{ byKey: true }`: keys are pressed by mistake, so that a real service is always asked about. */
function callerOf(args: readonly unknown[]): Caller {
  const isKey = args.some((each) => typeof each === 'object' && each !== null && 'byKey' in each);
  return isKey ? 'key' : isByHand(args) ? 'person' : 'script';
}

type Caller = 'script' | 'person' | 'key';

async function submitOne(
  services: EditorServices,
  uri: Uri,
  pointer: string | undefined,
  decided: SubmitOptions = {},
  caller: Caller = 'script',
): Promise<object> {
  await upToDate(uri);
  const document = await workspace.openTextDocument(uri);
  const name = workspace.asRelativePath(uri);
  const found = await services.problems.check(uri, document.getText());
  const problems = blocking(ownProblems(found, pointer), services.settings.read()['submit.blockOn']);
  if (problems.length > 0) return block(uri, referralTitle(uri, document.getText(), pointer), problems);
  const saved = await saveForSubmit(document, caller !== 'script');
  if (saved.toString() !== uri.toString()) return submitOne(services, saved, pointer, decided, caller);

  const { version } = document;
  const asked = Date.now();
  const connection = await services.connections.open({ interactive: true, uri });
  // A sign-in may have taken minutes: what was written meanwhile has not been checked.
  if (document.version !== version && Date.now() - asked > 1000)
    return submitOne(services, uri, pointer, decided, caller);
  if (caller !== 'script')
    await confirmIrreversible(services, connection, document.getText(), pointer, { always: caller === 'key' });
  const method = services.settings.read()['submit.method'];
  const isMeant = (each: string) => pointer === undefined || each === pointer;
  const reference = await chooseReference(services, [{ text: document.getText(), isMeant }], caller !== 'script');
  const before = document.getText();
  const sent = await planFile(connection, workspaceFile(uri));
  const results = await withProgress(l10n.t('Submitting {0}', name), (signal) =>
    submitFile(connection, workspaceFile(uri), {
      signal,
      method,
      reference,
      // A person is shown what is removed; a script may remove single values, as it wrote the file.
      mayRemove: caller === 'script' ? 'values' : [],
      ...decided,
      ...(pointer !== undefined && { pointer }),
    }),
  );
  await services.serviceProblems.show(uri, results);
  services.remoteTree.refresh();
  services.localTree.refresh();
  for (const result of results) services.openConflicts.note(uri, result);
  if (results.length === 0)
    throw new UserError('noReferral', l10n.t('{0} contains no referral. Write one, then submit again.', name));
  return reportSubmit(services, { uri, pointer, before, sent, results }, (worst, decision) =>
    submitAgain(services, uri, worst.pointer, decision),
  );
}

/** Submits one referral with what a person has decided. */
export function submitDecided(
  services: EditorServices,
  uri: Uri,
  pointer: string,
  decided: SubmitOptions,
): Promise<object> {
  return inTurn(uri, () => submitOne(services, uri, pointer, decided, 'person'));
}

/** Sends one referral again with what a person has decided; failures are shown like those of the command. */
export function submitAgain(services: EditorServices, uri: Uri, pointer: string, decided: SubmitOptions): void {
  const again = () => submitAgain(services, uri, pointer, decided);
  submitDecided(services, uri, pointer, decided).catch((error) => {
    if (!(error instanceof Cancelled)) showError(services, error, again);
  });
}

function block(uri: Uri, name: string, problems: readonly Problem[]): object {
  const first = firstOf(problems);
  const message = blockedText(name, problems);
  const show = problems.length === 1 ? l10n.t('Show Problem') : l10n.t('Show Problems');
  showErrorMessage(message, show).then((chosen) => (chosen && first ? showProblem(uri, first) : undefined));
  return { uri, outcome: 'blocked', results: [], problems, error: { kind: 'blocked', message } };
}
