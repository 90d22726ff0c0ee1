import { l10n, type TextDocument, type Uri, workspace } from 'vscode';
import type { TextEdit } from '../../../language/types';
import { acceptRemote } from '../../../sync/files/acceptRemote';
import { type FoundReferral, findReferrals } from '../../../sync/files/findReferral';
import { withUnmentioned } from '../../../sync/merge/withUnmentioned';
import { solutionFieldsLike } from '../../../sync/referral/solutionFieldsLike';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { type Baseline, isNothing } from '../../../sync/state/baseline';
import { recordedBaseline } from '../../../sync/state/recordedBaseline';
import { changeLines } from '../../../sync/words/changeLines';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import { inTurn } from '../../documents/workspaceFile';
import type { Services } from '../../editorServices';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import { wantsConfirmation } from '../arguments/confirmation';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { editDocument } from '../editDocument';
import { lostPaths } from '../losses';
import { notSubmitted } from '../noReferral';
import { referralTitle } from '../referralTitle';
import { type RowReport, reportResults } from './batch/reportResults';
import { type BatchSubject, batchSubjects, changedText, unreadable, unsavedOf } from './batch/runBatch';

/** Maximum number of lines in the question. */
const maxLines = 10;

/**
 * Puts the referrals of a file (with `{ pointer }`: that one) back to the version that the file is based on, after
 * showing a person what is lost. Sends nothing, and can be undone. Resolves to `{ uri, outcome }`: `discarded` or
 * `unchanged`. Called with a list of files or rows, it asks once for all, and resolves to `{ results }` as a batch edit.
 */
export const discardChanges: Command<'known' | 'log'> = (services, ...args) => {
  const [argument, options] = args;
  const asks = wantsConfirmation(args);
  if (Array.isArray(argument)) return discardMany(services, batchSubjects(argument), asks);
  const uri = targetFile(argument);
  const pointer = pointerOf(options, argument);
  return inTurn(uri, async () => {
    const plan = await planOf(services, uri, pointer);
    const { edits, title } = plan;
    if (edits.length === 0) {
      if (asks) showInformationMessage(l10n.t('{0} has no changes to discard.', title));
      return { uri, outcome: 'unchanged' };
    }
    if (asks) await confirm(l10n.t('Discard your changes to "{0}"?', title), plan.lines, plan.isPartial);
    await editDocument(uri, (document: TextDocument) => editsOf(document.getText(), plan.bases));
    return { uri, outcome: 'discarded' };
  });
};

/** What would be discarded of the referrals of a file. */
interface Plan {
  title: string;
  bases: ReadonlyMap<string, Baseline>;
  edits: readonly TextEdit[];
  /** What is lost, a line for each property. */
  lines: string[];
  isPartial: boolean;
}

async function planOf(services: Services<'known'>, uri: Uri, pointer: string | undefined): Promise<Plan> {
  const text = await readText(uri);
  const bases = await basesOf(services, uri, text, pointer);
  return {
    title: referralTitle(uri, text, pointer),
    bases,
    edits: editsOf(text, bases),
    lines: linesOf(text, bases),
    isPartial: [...bases.values()].some(({ partial }) => partial),
  };
}

async function discardMany(services: Services<'known' | 'log'>, subjects: readonly BatchSubject[], asks: boolean) {
  const plans: { uri: Uri; pointer: string; name: string; plan: Plan; wanted: string | undefined }[] = [];
  const results: RowReport[] = [];
  for (const { uri, pointer: wanted } of subjects) {
    const pointer = wanted ?? '';
    try {
      const plan = await planOf(services, uri, wanted);
      if (plan.edits.length > 0) plans.push({ uri, pointer, name: plan.title, plan, wanted });
    } catch (error) {
      const reason = error instanceof UserError ? error.message : unreadable();
      results.push({ uri, pointer, name: '', outcome: 'refused', reason });
    }
  }
  if (asks && plans.length > 0) {
    const question = l10n.t('Discard your changes to {0} referrals?', plans.length);
    const lines = plans.flatMap(({ name, plan }) =>
      plan.bases.size > 1 ? plan.lines : plan.lines.map((line) => `${name}: ${line}`),
    );
    await confirm(
      question,
      lines,
      plans.some(({ plan }) => plan.isPartial),
    );
  }
  for (const { plan, wanted, ...row } of plans) {
    const reason = await inTurn(row.uri, async () => {
      const now = await planOf(services, row.uri, wanted);
      if (now.lines.join() !== plan.lines.join()) return l10n.t('It was changed after the preview.');
      await editDocument(row.uri, (document: TextDocument) => editsOf(document.getText(), now.bases));
      return undefined;
    }).catch((error: unknown) => (error instanceof UserError ? error.message : unreadable()));
    results.push({ ...row, outcome: reason === undefined ? 'changed' : 'refused', ...(reason && { reason }) });
  }
  if (asks) reportResults(services.log, changedText(results), results, unsavedOf(results));
  return { results };
}

/** Returns the versions that the submitted referrals of a file are based on, by ID. */
async function basesOf(
  { known }: Services<'known'>,
  uri: Uri,
  text: string,
  pointer: string | undefined,
): Promise<ReadonlyMap<string, Baseline>> {
  const all = findReferrals(text);
  const { baselines } = known.store(uri);
  const bases = new Map<string, Baseline>();
  for (const { id, pointer: at, valid, value } of all) {
    if (typeof id !== 'string' || (pointer !== undefined && at !== pointer)) continue;
    const name = workspace.asRelativePath(uri);
    if (!valid) throw new UserError('invalid', l10n.t('{0} is not valid JSON. Correct it first.', name));
    const base = recordedBaseline(value, await baselines.get(id));
    if (!base || isNothing(base.body))
      throw new UserError(
        'noReferral',
        l10n.t('The earlier version of {0} is not known here. Compare it with the service instead.', name),
      );
    bases.set(id, base);
  }
  if (bases.size === 0) throw notSubmitted(uri, pointer, all);
  return bases;
}

function editsOf(text: string, bases: ReadonlyMap<string, Baseline>): TextEdit[] {
  return pairs(text, bases).flatMap(([found, base]) => {
    const { eTag } = base;
    const like = solutionFieldsLike(bodyFor(found, base), found.value);
    const remote = eTag ? { ...like, eTag } : like;
    return acceptRemote(text, found, { before: found.value, remote, absent: 'remove' });
  });
}

/** Returns what the file loses. The lines of several referrals begin with their names. */
function linesOf(text: string, bases: ReadonlyMap<string, Baseline>): string[] {
  const all = pairs(text, bases);
  return all.flatMap(([found, base]) => {
    const body = bodyFor(found, base);
    const { name } = asObject(wireNames(found.value));
    const lines = changeLines(
      solutionFieldsLike(asObject(wireNames(found.value)), body),
      body,
      lostPaths(found.value, body, body),
    );
    return all.length > 1 && name ? lines.map((line) => `${name}: ${line}`) : lines;
  });
}

/** A row of a list may not have shown what the file has beside it, so that stays. */
function bodyFor({ value }: FoundReferral, { body, partial }: Baseline): Readonly<Record<string, unknown>> {
  return partial ? asObject(withUnmentioned(body, solutionFieldsLike(asObject(wireNames(value)), body))) : body;
}

function pairs(text: string, bases: ReadonlyMap<string, Baseline>): [FoundReferral, Baseline][] {
  return findReferrals(text).flatMap((found): [FoundReferral, Baseline][] => {
    const base = found.valid && typeof found.id === 'string' ? bases.get(found.id) : undefined;
    return base ? [[found, base]] : [];
  });
}

async function confirm(question: string, lines: readonly string[], isPartial: boolean): Promise<void> {
  const discard = l10n.t('Discard My Changes');
  const shown = lines.length > 0 ? lines.slice(0, maxLines) : [l10n.t('Nothing that you can set will be lost.')];
  if (lines.length > maxLines) shown.push(l10n.t('... and {0} more.', lines.length - maxLines));
  if (isPartial) shown.push(l10n.t('Properties that you added stay: the list of the service may not have shown them.'));
  const detail = shown.join('\n');
  if ((await showWarningMessage(question, { modal: true, detail }, discard)) !== discard) throw new Cancelled();
}
