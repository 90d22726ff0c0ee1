import { l10n, type TextDocument, type Uri, workspace } from 'vscode';
import type { TextEdit } from '../../../language/types';
import { acceptRemote } from '../../../sync/files/acceptRemote';
import { type FoundReferral, findReferrals } from '../../../sync/files/findReferral';
import { withUnmentioned } from '../../../sync/merge/withUnmentioned';
import { solutionFieldsLike } from '../../../sync/referral/solutionFieldsLike';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { type Baseline, isNothing } from '../../../sync/state/baseline';
import { recordedBaseline } from '../../../sync/state/recordedBaseline';
import { propertyNames } from '../../../sync/words/propertyName';
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

/**
 * Puts the referrals of a file (with `{ pointer }`: that one) back to the version that the file is based on, after
 * asking a person. Sends nothing, and can be undone. Resolves to `{ uri, outcome }`: `discarded` or `unchanged`.
 */
export const discardChanges: Command<'known'> = (services, ...args) => {
  const [argument, options] = args;
  const uri = targetFile(argument);
  const pointer = pointerOf(options, argument);
  return inTurn(uri, () => discard(services, uri, pointer, wantsConfirmation(args)));
};

async function discard(
  services: Services<'known'>,
  uri: Uri,
  pointer: string | undefined,
  asks: boolean,
): Promise<object> {
  const text = await readText(uri);
  const bases = await basesOf(services, uri, text, pointer);
  const edits = editsOf(text, bases);
  const title = referralTitle(uri, text, pointer);
  if (edits.length === 0) {
    if (asks) showInformationMessage(l10n.t('{0} has no changes to discard.', title));
    return { uri, outcome: 'unchanged' };
  }
  const isPartial = [...bases.values()].some(({ partial }) => partial);
  if (asks) await confirm(title, lossesOf(text, bases), isPartial);
  await editDocument(uri, (document: TextDocument) => editsOf(document.getText(), bases));
  return { uri, outcome: 'discarded' };
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

function lossesOf(text: string, bases: ReadonlyMap<string, Baseline>): string {
  const lost = pairs(text, bases).flatMap(([found, base]) => {
    const body = bodyFor(found, base);
    return lostPaths(found.value, body, body);
  });
  return propertyNames(lost.map((path) => path.split('/')));
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

async function confirm(title: string, names: string, isPartial: boolean): Promise<void> {
  const discard = l10n.t('Discard My Changes');
  const lost = names
    ? l10n.t('You will lose your changes to: {0}.', names)
    : l10n.t('Nothing that you can set will be lost.');
  const kept = l10n.t('Properties that you added stay: the list of the service may not have shown them.');
  const detail = isPartial ? `${lost} ${kept}` : lost;
  const question = l10n.t('Discard your changes to "{0}"?', title);
  if ((await showWarningMessage(question, { modal: true, detail }, discard)) !== discard) throw new Cancelled();
}
