import { l10n, type Uri, workspace } from 'vscode';
import type { Problem } from '../../../language/types';
import { findReferrals } from '../../../sync/files/findReferral';
import { type SubmitPorts, submitCase } from '../../../sync/submit/submitCase';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { Connection } from '../../connection/connection';
import { showProblem } from '../../diagnostics/showProblem';
import { UserError } from '../../documents/userError';
import { inTurn, upToDate, workspaceFile } from '../../documents/workspaceFile';
import type { Services } from '../../editorServices';
import { showErrorMessage } from '../../ui/messages';
import { withProgress } from '../../ui/progress';
import { Cancelled } from '../../ui/prompts';
import { wantsConfirmation } from '../arguments/confirmation';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import type { DecisionServices } from '../decide/offerDecision';
import { sameIdActions } from '../decide/separateDeal';
import { referralTitle } from '../referralTitle';
import { blocking } from '../send/blocking';
import { settleSubmit } from '../send/settleSubmit';
import { settingsToSend } from '../settingsToSend';
import { showError } from '../showError';
import { reportSubmit } from './reportSubmit';
import { type SubmitAllServices, submitAll } from './submitAll';
import { chooseReference, confirmIrreversible, saveForSubmit } from './submitQuestions';
import { blockedSubmitText, firstOf } from './submitText';

/** Running submits by file. A second submit of the same referral joins the first, so that nothing is created twice. */
const running = new Map<string, { pointer: string | undefined; done: Promise<object> }>();

/** Services for a submit, which also confirms and offers decisions; `submitAll` submits a list of files. */
export type SubmitServices = SubmitAllServices & DecisionServices & Services<'context'>;

/**
 * Creates or updates the referrals of a file, or the one at `{ pointer }`. Resolves to `{ uri, outcome, id, eTag,
 * results, problems, error? }`. `outcome` is `created`, `updated`, `unchanged`, `conflict` (the diff editor shows
 * both), `doubtful` (it may have been created before), `blocked` (by problems) or `failed`.
 */
export const submit: Command<keyof SubmitServices> = (services, ...args) => {
  const [argument, options] = args;
  if (Array.isArray(argument)) return submitAll(services, ...args);
  const uri = targetFile(argument);
  const key = uri.toString();
  const pointer = pointerOf(options, argument);
  const current = running.get(key);
  if (current && (current.pointer === undefined || current.pointer === pointer)) return current.done;
  // Submits of two referrals of the same file run one after the other, because both write into the same text.
  const done = inTurn(uri, () => submitOne(services, uri, pointer, {}, callerOf(args))).finally(() => {
    if (running.get(key)?.done === done) running.delete(key);
  });
  running.set(key, { pointer, done });
  return done;
};

/**
 * Returns who called. A keybinding passes `{ byKey: true }`: users press keys by mistake, so a real service always
 * asks.
 */
function callerOf(args: readonly unknown[]): Caller {
  const isKey = args.some((each) => typeof each === 'object' && each !== null && 'byKey' in each);
  return isKey ? 'key' : wantsConfirmation(args) ? 'person' : 'script';
}

type Caller = 'script' | 'person' | 'key';

/** Ends the submit of a new document, because it was saved as a file that is submitted instead. */
class SavedElsewhere extends Error {
  override readonly name = 'SavedElsewhere';

  constructor(readonly uri: Uri) {
    super(uri.toString());
  }
}

async function submitOne(
  services: SubmitServices,
  uri: Uri,
  pointer: string | undefined,
  decided: SubmitOptions = {},
  caller: Caller = 'script',
): Promise<object> {
  await upToDate(uri);
  const document = await workspace.openTextDocument(uri);
  const name = workspace.asRelativePath(uri);
  const settings = await settingsToSend(services.settings, uri);
  let connection: Connection | undefined;
  let before = '';
  let checked = -1;
  const ports: SubmitPorts<Problem> = {
    async check() {
      checked = document.version;
      return blocking(await services.problems.check(uri, document.getText()), settings['submit.blockOn'], pointer);
    },
    async save() {
      const saved = await saveForSubmit(document, caller !== 'script');
      if (saved.toString() !== uri.toString()) throw new SavedElsewhere(saved);
      checked = document.version;
      return undefined;
    },
    async connect() {
      connection = await services.connections.open({ interactive: true, uri });
      return connection;
    },
    isChecked: () => document.version === checked,
    async confirm() {
      if (caller !== 'script' && connection)
        await confirmIrreversible(services, connection, document.getText(), pointer, {
          always: caller === 'key',
          taxonomies: settings.taxonomies,
        });
      const isMeant = (each: string) => pointer === undefined || each === pointer;
      const texts = [{ uri, text: document.getText(), isMeant }];
      const referenceOf = await chooseReference(services, texts, caller !== 'script');
      before = document.getText();
      // A person is shown what is removed; a script may remove single values, as it wrote the file.
      return { reference: referenceOf(uri), mayRemove: caller === 'script' ? 'values' : [] };
    },
    whileSending: (send) => withProgress(l10n.t('Submitting {0}', name), send),
    settle(results) {
      // From here on, a new submit waits for its turn instead of joining: it sends what the user has changed since.
      running.delete(uri.toString());
      return settleSubmit(services, uri, results);
    },
  };
  const options = { method: settings['submit.method'], ...decided, ...(pointer !== undefined && { pointer }) };
  const done = await submitCase(workspaceFile(uri), ports, options).catch((error: unknown) => {
    if (error instanceof SavedElsewhere) return error;
    throw error;
  });
  if (done instanceof SavedElsewhere) return submitOne(services, done.uri, pointer, decided, caller);
  if (done.kind === 'blocked')
    return block(services, uri, document.getText(), referralTitle(uri, document.getText(), pointer), done.problems);
  if (done.kind === 'unready') throw new UserError('unsaved', done.message);
  const { results } = done;
  services.remoteTree.refresh();
  services.localTree.refresh();
  if (results.length === 0)
    throw new UserError('noReferral', l10n.t('{0} contains no referral. Write one, then submit again.', name));
  const meant = valuesIn(document.getText());
  return reportSubmit(services, { uri, pointer, before, results }, (worst, decision) =>
    submitAgain(services, uri, worst.pointer, { meant: meant.get(worst.pointer), ...decision }),
  );
}

/** Submits one referral with a person's decision. */
export function submitDecided(
  services: SubmitServices,
  uri: Uri,
  pointer: string,
  decided: SubmitOptions,
): Promise<object> {
  return inTurn(uri, () => submitOne(services, uri, pointer, decided, 'person'));
}

/** Submits one referral again with a person's decision. Shows failures as the command does. */
export function submitAgain(services: SubmitServices, uri: Uri, pointer: string, decided: SubmitOptions): void {
  const again = () => submitAgain(services, uri, pointer, decided);
  submitDecided(services, uri, pointer, decided).catch((error) => {
    if (!(error instanceof Cancelled)) showError(services, error, again);
  });
}

/** Returns the referrals of a text by their pointers. */
function valuesIn(text: string): Map<string, unknown> {
  return new Map(findReferrals(text).map(({ pointer, value }) => [pointer, value]));
}

function block(services: SubmitServices, uri: Uri, text: string, name: string, problems: readonly Problem[]): object {
  const first = firstOf(problems);
  const message = blockedSubmitText(name, problems);
  const actions = sameIdActions(services, uri, text, first, (pointer, decided) =>
    submitAgain(services, uri, pointer, decided),
  );
  const show = problems.length === 1 ? l10n.t('Show Problem') : l10n.t('Show Problems');
  if (first) actions.set(show, () => showProblem(uri, first));
  showErrorMessage(message, ...actions.keys()).then((chosen) => chosen && actions.get(chosen)?.());
  return { uri, outcome: 'blocked', results: [], problems, error: { kind: 'blocked', message } };
}
