import { l10n, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import { substatusesWithReason } from '../../../domain/referral/statusMachine';
import { quoteList } from '../../../language/wording';
import { type FoundReferral, findReferrals } from '../../../sync/files/findReferral';
import { wireNames } from '../../../sync/referral/wireNames';
import { rangeOf } from '../../documents/positions';
import { isReadOnly } from '../../documents/saveDocument';
import { UserError } from '../../documents/userError';
import { ask, pick } from '../../ui/prompts';
import { statusText } from '../../ui/statusText';
import { wantsConfirmation } from '../arguments/confirmation';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { unwritten } from '../editDocument';
import { noReferralIn } from '../noReferral';
import { pickSharedState, pickState, stateChange } from './batch/pickSharedState';
import { toPath } from './batch/planBatch';
import { type BatchServices, batchSubjects, runBatch } from './batch/runBatch';
import { nextStates, type State } from './nextStates';
import { statusEdits } from './valueEdits';

/**
 * Gives a referral one of the states that can follow its status, chosen by the user or given as `{ status, substatus
 * }`. Of several referrals, takes the one at `{ pointer }`, at the caret, or picked by the user. Edits the document
 * without saving it. Asks a person who closes a referral for the reason if Partner Center requires one. Resolves to `{
 * uri, pointer, status, substatus }`. Called with a list of files or rows, it changes all, as `runBatch` does.
 */
export const changeStatus: Command<keyof BatchServices> = async (services, ...args) => {
  const [argument, wanted] = args;
  if (Array.isArray(argument)) return changeMany(services, argument, wanted, wantsConfirmation(args));
  const uri = targetFile(argument);
  const document = await workspace.openTextDocument(uri);
  const found = await referralIn(document, pointerOf(wanted, argument));
  const current = wireNames(found.value) as { status?: unknown; substatus?: unknown; statusReason?: unknown };
  const states = nextStates(current);
  if (states.length === 0)
    throw new UserError(
      'notAllowed',
      l10n.t('This referral is {0}. A closed referral cannot be changed.', statusText(current)),
    );
  if (!isState(wanted) && !wantsConfirmation(args))
    throw new UserError('argument', l10n.t('Call the command with the file and { status, substatus }.'));
  const { status, substatus } = isState(wanted) ? allowed(wanted, states, current) : await askFor(states, current);
  const statusReason = isState(wanted) ? '' : await askReason(substatus, current);
  await edit(document, found, { status, substatus, statusReason });
  return { uri, pointer: found.pointer, status, substatus };
};

async function changeMany(services: BatchServices, argument: unknown[], wanted: unknown, asks: boolean) {
  if (!isState(wanted) && !asks)
    throw new UserError('argument', l10n.t('Call the command with the files and { status, substatus }.'));
  const subjects = batchSubjects(argument);
  const state = isState(wanted) ? wanted : await pickSharedState(subjects);
  return runBatch(services, subjects, stateChange(state), l10n.t('Change Status to {0}', statusText(state)), asks);
}

/** Returns the given referral, the only one, the one at the caret, or the one that the user picks. */
async function referralIn(document: TextDocument, wanted: string | undefined): Promise<FoundReferral> {
  const all = findReferrals(document.getText()).filter(({ value }) => typeof value === 'object' && value !== null);
  const [first] = all;
  if (!first) throw noReferralIn(document.uri);
  const named = all.find(({ pointer }) => pointer === wanted);
  if (named) return named;
  if (all.length === 1) return first;
  const caret = caretIn(document);
  const touched = all.find(({ node }) => isWithin(caret, node));
  if (touched) return touched;
  const items = all.map((referral, index) => {
    const { name, ...state } = wireNames(referral.value) as { name?: unknown };
    return { label: String(name || l10n.t('Referral {0}', index + 1)), description: statusText(state), referral };
  });
  return (await pick(items, { placeHolder: l10n.t('Select the referral to change') })).referral;
}

function isWithin(caret: number | undefined, { offset, length }: { offset: number; length: number }): boolean {
  return caret !== undefined && offset <= caret && caret <= offset + length;
}

function caretIn(document: TextDocument): number | undefined {
  const editor = window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
}

function isState(value: unknown): value is { status: string; substatus: string } {
  if (typeof value !== 'object' || value === null || !('status' in value) || !('substatus' in value)) return false;
  return typeof value.status === 'string' && typeof value.substatus === 'string';
}

function allowed(wanted: { status: string; substatus: string }, states: readonly State[], current: object): State {
  const state = states.find(({ status, substatus }) => status === wanted.status && substatus === wanted.substatus);
  if (state) return state;
  const may = quoteList(states.map((state) => statusText(state)));
  throw new UserError(
    'notAllowed',
    l10n.t('{0} cannot follow {1}. Use {2}.', statusText(wanted), statusText(current) || l10n.t('no status'), may),
  );
}

async function askFor(states: readonly State[], current: object): Promise<State> {
  const items = states.map((state) => ({ label: statusText(state), detail: state.description, state }));
  const now = statusText(current);
  const placeHolder = now ? l10n.t('Select the next status; it is {0} now', now) : l10n.t('Select the status');
  return pickState(items, placeHolder);
}

/**
 * Asks why a referral is lost or declined.
 * @returns `''` if the user gives no reason, or if the referral already has one
 */
async function askReason(substatus: string, { statusReason }: { statusReason?: unknown }): Promise<string> {
  if (!substatusesWithReason.has(substatus)) return '';
  if (typeof statusReason === 'string' && statusReason.trim() !== '') return '';
  return ask({
    prompt: l10n.t('Enter why the referral is {0} (optional). A reason cannot be added after the submit.', substatus),
    placeHolder: l10n.t('The customer chose another vendor.'),
  });
}

type NewState = Parameters<typeof statusEdits>[2];

async function edit(document: TextDocument, { pointer }: FoundReferral, state: NewState) {
  if (isReadOnly(document.uri)) throw unwritten(document.uri);
  const change = new WorkspaceEdit();
  for (const each of statusEdits(document.getText(), toPath(pointer), state))
    change.replace(document.uri, rangeOf(document, each), each.text);
  if (!(await workspace.applyEdit(change))) throw unwritten(document.uri);
}
