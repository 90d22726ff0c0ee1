import { Disposable, type TextDocument, workspace } from 'vscode';
import { languageId, referralGlob } from '../documents/isReferral';
import { hasReferralFiles } from '../workspace/searchFiles';

/** Calls `start` as soon as a referral is open, or the workspace is known to have a referral file, once or more often. */
export function onFirstReferral(start: () => void): Disposable {
  const isReferral = ({ languageId: language }: TextDocument) => language === languageId;
  let disposed = false;
  const watcher = workspace.createFileSystemWatcher(referralGlob, false, true, true);
  const subscriptions = Disposable.from(
    watcher,
    watcher.onDidCreate(start),
    workspace.onDidOpenTextDocument((document) => isReferral(document) && start()),
    new Disposable(() => {
      disposed = true;
    }),
  );
  if (workspace.textDocuments.some(isReferral)) start();
  else hasReferralFiles().then((has) => has && !disposed && start());
  return subscriptions;
}
