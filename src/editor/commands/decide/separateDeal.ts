import { l10n, Range, type Uri, window, workspace } from 'vscode';
import { ParsedDocument } from '../../../language/document/parsedDocument';
import { removeIdentity } from '../../../language/edits/removeIdentity';
import type { Place, Problem } from '../../../language/types';
import { findReferrals } from '../../../sync/files/findReferral';
import { isMeant, type SubmitOptions } from '../../../sync/submit/submitReferral';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { placeLocation } from '../../workspace/index/placeLocation';
import { editDocument } from '../editDocument';
import { type ErrorServices, showError } from '../showError';

/** Returns the label of the button that turns a copy of a deal into a new one. */
export const separateText = (): string => l10n.t('Create a Separate Deal');

/**
 * Removes the identity of the original from a copy and submits it. Shows a failure.
 * @param meant the copy when the user was asked; another referral in its place is not changed
 * @param submit submits the copy as a deal of its own, although the original may have the same content
 */
export async function createSeparate(
  services: ErrorServices,
  uri: Uri,
  pointer: string,
  meant: unknown,
  submit: (decided: SubmitOptions) => unknown,
): Promise<void> {
  try {
    if (!isMeant(await meantAt(uri, pointer), meant))
      throw new UserError(
        'argument',
        l10n.t('Another referral has taken this place since you were asked. Run the command again.'),
      );
    await editDocument(uri, (document) => {
      const parsed = ParsedDocument.parse(document.getText());
      const index = parsed.referrals.findIndex((each) => each.pointer === pointer);
      return index < 0 ? [] : removeIdentity(parsed, index);
    });
    submit({ inDoubt: 'create', meant: await meantAt(uri, pointer) });
  } catch (error) {
    showError(services, error);
  }
}

/**
 * Returns the buttons of a message about two referrals with one ID; none for other problems.
 * @param text the file when the message is shown
 * @param submit submits the referral at a pointer with the user's decision
 */
export function sameIdActions(
  services: ErrorServices & Services<'workspaceIndex'>,
  uri: Uri,
  text: string,
  problem: Problem | undefined,
  submit: (pointer: string, decided: SubmitOptions) => unknown,
): Map<string, () => unknown> {
  const actions = new Map<string, () => unknown>();
  const places = problem?.code === 'identity.duplicate-id' ? (problem.data?.places as Place[] | undefined) : undefined;
  const [place] = places ?? [];
  if (!problem || !place) return actions;
  const isHere = place.uri === undefined || place.uri === uri.toString();
  actions.set(isHere ? l10n.t('Show the Other One') : l10n.t('Open the Other File'), () =>
    showPlace(services, uri, place),
  );
  const pointer = problem.path.replace(/\/[^/]*$/, '');
  const meant = findReferrals(text).find((each) => each.pointer === pointer)?.value;
  actions.set(separateText(), () =>
    createSeparate(services, uri, pointer, meant, (decided) => submit(pointer, decided)),
  );
  return actions;
}

async function showPlace(
  { workspaceIndex }: Services<'workspaceIndex'>,
  own: Uri,
  { uri, offset, length }: Place,
): Promise<void> {
  if (uri !== undefined && uri !== own.toString()) {
    const { range, uri: other } = placeLocation(workspaceIndex.index, { uri, offset, length });
    await window.showTextDocument(other, { selection: range });
    return;
  }
  const document = await workspace.openTextDocument(own);
  const selection = new Range(document.positionAt(offset), document.positionAt(offset + length));
  await window.showTextDocument(document, { selection });
}

/** Returns the referral at a place of a file at the time when the user is asked about it; see `SubmitOptions.meant`. */
export async function meantAt(uri: Uri, pointer: string): Promise<unknown> {
  return findReferrals(await readText(uri)).find((each) => each.pointer === pointer)?.value;
}
