import {
  Disposable,
  languages,
  type Tab,
  TabInputText,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Problem } from '../../language/types';
import type { SettingsReader } from '../settings';
import { diagnosticOf } from './diagnosticOf';
import { languageId } from './languageId';
import type { ReferralDocuments } from './referralDocuments';

const delay = 200;

/** Problems of closed files, shown until the file is opened, changed or deleted. */
export interface ClosedFileProblems {
  /** Takes back what was shown of closed files. */
  forget(): void;
  show(document: { uri: Uri; positionAt: TextDocument['positionAt'] }, problems: readonly Problem[]): void;
}

/**
 * Publishes the problems of open documents a moment after the last change, and takes them back when a document is
 * closed, deleted or renamed.
 */
export function registerDiagnostics(
  documents: ReferralDocuments,
  settings: SettingsReader,
): Disposable & ClosedFileProblems {
  const open = languages.createDiagnosticCollection('referral');
  const closed = languages.createDiagnosticCollection('referral-files');
  const timers = new Map<string, NodeJS.Timeout>();

  function cancel(uri: Uri): void {
    clearTimeout(timers.get(uri.toString()));
    timers.delete(uri.toString());
  }

  function publish(document: TextDocument): void {
    cancel(document.uri);
    if (document.isClosed || document.languageId !== languageId) return;
    const problems = documents.language.validate(documents.parse(document));
    closed.delete(document.uri);
    open.set(
      document.uri,
      problems.map((problem) => diagnosticOf(problem, document)),
    );
  }

  function schedule(document: TextDocument): void {
    if (!isChecked(document)) return;
    cancel(document.uri);
    timers.set(
      document.uri.toString(),
      setTimeout(() => publish(document), delay),
    );
  }

  function clear(uri: Uri): void {
    cancel(uri);
    open.delete(uri);
    closed.delete(uri);
  }

  function clearBelow(uri: Uri): void {
    clear(uri);
    const folder = `${uri.toString()}/`;
    for (const collection of [open, closed]) {
      const gone: Uri[] = [];
      collection.forEach((each) => {
        if (each.toString().startsWith(folder)) gone.push(each);
      });
      for (const each of gone) clear(each);
    }
  }

  const watcher = workspace.createFileSystemWatcher('**/*.{referral,referrals}.json', true);
  const subscriptions = Disposable.from(
    open,
    closed,
    watcher,
    watcher.onDidChange((uri) => closed.delete(uri)),
    watcher.onDidDelete(clear),
    workspace.onDidOpenTextDocument((document) => isChecked(document) && publish(document)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => clear(uri)),
    // VS Code keeps a document for some minutes after its last tab was closed.
    window.tabGroups.onDidChangeTabs(({ opened: shown, closed: gone }) => {
      const left = new Set(window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(addresses)));
      for (const address of gone.flatMap(addresses)) if (!left.has(address)) clear(Uri.parse(address));
      const now = new Set(shown.flatMap(addresses));
      for (const document of workspace.textDocuments) if (now.has(document.uri.toString())) schedule(document);
    }),
    workspace.onDidDeleteFiles(({ files }) => files.forEach(clearBelow)),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) clearBelow(oldUri);
    }),
    settings.onDidChange(() => workspace.textDocuments.forEach(schedule)),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    }),
  );
  workspace.textDocuments.forEach(schedule);

  return {
    forget: () => closed.clear(),
    show(document, problems) {
      if (workspace.textDocuments.some(({ uri }) => uri.toString() === document.uri.toString())) return;
      closed.set(
        document.uri,
        problems.map((problem) => diagnosticOf(problem, document)),
      );
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** What a tab shows, as addresses: one file, or the two sides of a comparison. */
function addresses({ input }: Tab): string[] {
  if (input instanceof TabInputText) return [input.uri.toString()];
  if (input instanceof TabInputTextDiff) return [input.original.toString(), input.modified.toString()];
  return [];
}

/** What is only looked at, such as the service's version in a diff editor, is not complained about. */
function isChecked({ languageId: language, uri }: TextDocument): boolean {
  return language === languageId && !['git', 'vscode', 'referral-remote'].includes(uri.scheme);
}
