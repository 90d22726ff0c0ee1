import { l10n, type TextDocument, type Uri, workspace } from 'vscode';
import type { OwnTaxonomies } from '../../../domain/taxonomy/ownTaxonomies';
import { findReferrals } from '../../../sync/files/findReferral';
import { irreversible } from '../../../sync/plan/irreversible';
import { referenceOf } from '../../../sync/referral/reference';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import { targetText } from '../../connection/chosenService';
import type { Connection } from '../../connection/connection';
import { saveDocument } from '../../documents/saveDocument';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';

/**
 * Saves a document before it is submitted. Asks a user for the name of a new file; a script gets an error.
 * @returns the address of the saved file
 * @throws UserError if it is not saved
 */
export async function saveForSubmit(document: TextDocument, asks: boolean): Promise<Uri> {
  if (!document.isUntitled) {
    if (!document.isDirty || (await saveDocument(document))) return document.uri;
    const name = workspace.asRelativePath(document.uri);
    throw new UserError(
      'unsaved',
      l10n.t('{0} could not be saved, so it was not submitted. Save it and submit again.', name),
    );
  }
  const message = l10n.t('Save the file before you submit it. The service adds its ID and eTag to it.');
  if (!asks) throw new UserError('unsaved', message);
  const save = l10n.t('Save...');
  const answer = await showInformationMessage(message, save);
  const saved = answer === save ? await workspace.saveAs(document.uri) : undefined;
  if (!saved) throw new Cancelled();
  return saved;
}

const createsIn = 'referrals.createsIn';

/**
 * Asks before a submit to a real service that cannot be undone, and before the first create of a workspace. Says what
 * is sent and where to.
 * @param always asks even if everything can be undone
 * @param taxonomies the user's own, for this file
 * @throws Cancelled if the user declines
 */
export async function confirmIrreversible(
  { context, connections }: Services<'context' | 'connections'>,
  connection: Connection,
  text: string,
  pointer: string | undefined,
  { always, taxonomies }: { always: boolean; taxonomies?: OwnTaxonomies },
): Promise<void> {
  if (connection.service === 'sandbox') return;
  const isMeant = (each: string) => pointer === undefined || each === pointer;
  const lines = await irreversibleLines(connection, text, isMeant, taxonomies);
  const creates = findReferrals(text).some((each) => isMeant(each.pointer) && each.id === undefined);
  const isFirst = creates && context.workspaceState.get(createsIn) !== connection.endpoint;
  if (lines.length === 0 && !always && !isFirst) return;
  const detail = [
    ...(isFirst ? [l10n.t('This workspace creates a referral there for the first time.')] : []),
    targetText(connection.endpoint, await connections.account()),
    ...(lines.length > 0 ? [...lines, l10n.t("You can't undo this.")] : []),
  ].join('\n');
  const send = l10n.t('Submit');
  const answer = await showWarningMessage(l10n.t('Submit to Partner Center?'), { modal: true, detail }, send);
  if (answer !== send) throw new Cancelled();
  if (isFirst) await context.workspaceState.update(createsIn, connection.endpoint);
}

/**
 * Returns a sentence for each irreversible effect of submitting the referrals of a text.
 * @param isMeant whether the referral at a pointer is submitted
 * @param taxonomies the user's own, for this file
 */
export async function irreversibleLines(
  { baselines }: Pick<Connection, 'baselines'>,
  text: string,
  isMeant: (pointer: string) => boolean,
  taxonomies?: OwnTaxonomies,
): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, pointer, value } of findReferrals(text)) {
    if (!isMeant(pointer)) continue;
    const baseline = typeof id === 'string' ? await baselines.get(id) : undefined;
    const { name } = asObject(wireNames(value));
    const subject = String(name || l10n.t('The referral'));
    for (const what of irreversible(value, baseline, taxonomies)) lines.push(`${subject}: ${what}`);
  }
  return lines;
}

type Reference = NonNullable<SubmitOptions['reference']>;

/**
 * Chooses between the user's own references and generated ones, for the new referrals of each file. With `own`, asks a
 * person about referrals without one.
 * @param texts the texts of the files, each with a test of the referrals that are submitted
 * @param asks false for a script: then they are refused
 * @throws Cancelled if the user wants to add them first
 */
export async function chooseReference(
  { settings }: Services<'settings'>,
  texts: readonly { uri: Uri; text: string; isMeant: (pointer: string) => boolean }[],
  asks: boolean,
): Promise<(file: Uri) => Reference> {
  const modeOf = (file: Uri): Reference => settings.read(file)['submit.reference'];
  if (!asks) return modeOf;
  const own = texts.filter(({ uri }) => modeOf(uri) === 'own');
  const count = own.flatMap(({ text, isMeant }) =>
    findReferrals(text).filter(({ id, pointer, value }) => id === undefined && isMeant(pointer) && !referenceOf(value)),
  ).length;
  if (count === 0) return modeOf;
  const generate = l10n.t('Generate');
  const question =
    count === 1
      ? l10n.t('1 new referral has no externalReferenceId. Generate one?')
      : l10n.t('{0} new referrals have no externalReferenceId. Generate them?', count);
  const detail = l10n.t('Without it, a referral cannot be recognized if the response of the service is lost.');
  if ((await showWarningMessage(question, { modal: true, detail }, generate)) !== generate) throw new Cancelled();
  return () => 'generate';
}
