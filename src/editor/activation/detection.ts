import { Disposable, l10n, type Memento, type TextDocument, window, workspace } from 'vscode';
import { mayBeReferral } from '../../language/mayBeReferral';
import { type ChosenFiles, isPlainJson } from '../documents/chosenFiles';
import { showInformationMessage } from '../ui/messages';

const neverAgain = 'referrals.detection.never';
const message = l10n.t('This file looks like a Partner Center referral. Use the Referral language for it?');
const use = l10n.t('Use Referral Language');
const notNow = l10n.t('Not Now');
const never = l10n.t('Never in This Workspace');

/**
 * Offers the language for JSON files that hold referrals under another name, when the user looks at them: one at a
 * time, each once per session, and none if the user turned it off for the workspace.
 */
export function registerDetection(chosen: ChosenFiles, state: Memento): Disposable {
  const looked = new Map<string, number>();
  const asked = new Set<string>();
  /** The document that the user is currently asked about. */
  let current: TextDocument | undefined;

  async function consider(document: TextDocument | undefined): Promise<void> {
    if (!document || current || state.get(neverAgain) === true || !isNew(document)) return;
    const text = document.getText();
    if (!mayBeReferral(text)) return;
    const { looksLikeReferral } = await import('../../language/looksLikeReferral');
    if (current || document.isClosed || !looksLikeReferral(text)) return;
    current = document;
    asked.add(document.uri.toString());
    const answer = await showInformationMessage(message, use, notNow, never);
    if (current === document) current = undefined;
    if (answer === never) await state.update(neverAgain, true);
    if (answer === use && !document.isClosed) await chosen.use(document);
  }

  /** Whether this version of a JSON document was not examined yet, and the user was not asked about it. */
  function isNew(document: TextDocument): boolean {
    const address = document.uri.toString();
    if (!isPlainJson(document) || asked.has(address) || looked.get(address) === document.version) return false;
    looked.set(address, document.version);
    return true;
  }

  consider(window.activeTextEditor?.document);
  return Disposable.from(
    window.onDidChangeActiveTextEditor((editor) => consider(editor?.document)),
    // A question about a file that is closed, or has the language by now, needs no answer.
    workspace.onDidCloseTextDocument((document) => {
      if (document === current) current = undefined;
    }),
  );
}
