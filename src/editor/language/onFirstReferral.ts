import { Disposable, type TextDocument, workspace } from 'vscode';
import { hasReferralFiles } from '../findReferralFiles';
import { languageId } from './languageId';

/** Calls `start` as soon as a referral is open, or the workspace is known to have a referral file, once or more often. */
export function onFirstReferral(start: () => void): Disposable {
  const isReferral = ({ languageId: language }: TextDocument) => language === languageId;
  const opening = workspace.onDidOpenTextDocument((document) => isReferral(document) && start());
  if (workspace.textDocuments.some(isReferral)) start();
  else hasReferralFiles().then((has) => has && start());
  return Disposable.from(opening);
}
