import {
  type Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  languages,
  Position,
  type Tab,
  TabInputText,
  TabInputTextDiff,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { IdentityProperty, Problem, ReferralDocument } from '../../language/types';
import type { SettingsReader } from '../configuration/settings';
import type { KnownReferrals } from '../connection/knownReferrals';
import { isChecked, isReferralFile } from '../documents/isReferral';
import { textPositions } from '../documents/positions';
import { openDocument, readText } from '../documents/readText';
import type { ReferralDocuments } from '../documents/referralDocuments';
import { placeLocation } from '../workspace/index/placeLocation';
import type { WorkspaceIndex } from '../workspace/index/workspaceIndex';
import { ClosedFiles } from './closedFiles';
import { diagnosticOf } from './diagnosticOf';

const delay = 200;

type Place = Parameters<typeof diagnosticOf>[1];

/** Problems of files that are not open. Open documents show theirs by themselves. */
export interface FileProblems {
  /** Removes the problems shown for closed files. */
  forget(): void;
  /** Returns the problems of a text, including those from the service and the workspace. */
  check(uri: Uri, text: string): Promise<Problem[]>;
  /**
   * Does the same for a file as it is now, and shows its problems from now on. Reads it only if it may have problems.
   */
  checkFile(uri: Uri): Promise<{ problems: Problem[]; positionAt: Place['positionAt'] }>;
}

/**
 * Publishes the problems of open documents shortly after the last change that may affect them. Removes them when a
 * document is closed, deleted or renamed.
 */
export function registerDiagnostics({
  documents,
  settings,
  workspaceIndex,
  known,
}: {
  documents: ReferralDocuments;
  settings: SettingsReader;
  workspaceIndex: WorkspaceIndex;
  known: KnownReferrals;
}): Disposable & FileProblems {
  const { index } = workspaceIndex;
  const open = languages.createDiagnosticCollection('referral');
  const closed = new ClosedFiles({ check, diagnosticOf: shown, isOpen: (address) => open.has(Uri.parse(address)) });
  const timers = new Map<string, NodeJS.Timeout>();

  /** Converts a problem to a diagnostic, with related places in other files. */
  function shown(problem: Problem, document: Place): Diagnostic {
    const diagnostic = diagnosticOf(problem, document);
    const elsewhere = (problem.related ?? []).flatMap(({ uri, message, ...place }) => {
      if (!uri || uri === document.uri.toString()) return [];
      return [new DiagnosticRelatedInformation(placeLocation(index, { uri, ...place }), message)];
    });
    diagnostic.relatedInformation = [...(diagnostic.relatedInformation ?? []), ...elsewhere];
    return diagnostic;
  }

  async function check(uri: Uri, text: string): Promise<Problem[]> {
    const document = openDocument(uri);
    const parsed = document?.getText() === text ? documents.parse(document) : documents.parseText(uri, text);
    await Promise.all([known.load(), settings.load(uri)]);
    return documents.validate(parsed);
  }

  async function checkFile(uri: Uri): ReturnType<FileProblems['checkFile']> {
    if (await isRight(uri)) {
      const nowhere = { problems: [], positionAt: () => new Position(0, 0) };
      closed.show({ uri, ...nowhere }, []);
      return nowhere;
    }
    const text = await readText(uri);
    const problems = await check(uri, text);
    const positionAt = textPositions(text);
    closed.show({ uri, positionAt }, problems);
    return { problems, positionAt };
  }

  /** Whether a file has no problems of its own, nor from the service or the workspace, as far as the index knows. */
  async function isRight(uri: Uri): Promise<boolean> {
    const address = uri.toString();
    const referrals = index.get(address);
    if (!referrals || !workspaceIndex.isRight(uri) || openDocument(uri)) return false;
    await known.load();
    return referrals.every((referral) => {
      if (referral.id && known.has(referral.id.value)) return false;
      const shares = (property: IdentityProperty) =>
        referral[property] && index.elsewhere(address, property, referral[property].value).length > 0;
      return !shares('id') && !shares('externalReferenceId');
    });
  }

  function cancel(uri: Uri): void {
    clearTimeout(timers.get(uri.toString()));
    timers.delete(uri.toString());
  }

  function publish(document: TextDocument): void {
    cancel(document.uri);
    if (document.isClosed || !isChecked(document)) return;
    if (settings.configurations?.has(document.uri) === false) {
      // What the configuration turns off must not show for a moment.
      settings.load(document.uri).then(() => schedule(document, 0));
      return;
    }
    const problems = documents.validate(documents.parse(document));
    open.set(
      document.uri,
      problems.map((problem) => shown(problem, document)),
    );
    closed.opened(document.uri, problems);
  }

  function schedule(document: TextDocument, wait = delay): void {
    if (!isChecked(document)) return;
    cancel(document.uri);
    timers.set(
      document.uri.toString(),
      setTimeout(() => publish(document), wait),
    );
  }

  function clear(uri: Uri): void {
    cancel(uri);
    const hasErrors = open.get(uri)?.some(({ severity }) => severity === DiagnosticSeverity.Error);
    open.delete(uri);
    closed.closed(uri);
    // The index learns of it late: VS Code keeps the document for some minutes.
    if (hasErrors && isReferralFile(uri.path) && workspace.getWorkspaceFolder(uri)) closed.fail([uri.toString()]);
  }

  function clearBelow(uri: Uri): void {
    const folder = `${uri.toString()}/`;
    const addresses = closed.addresses.add(uri.toString());
    open.forEach((each) => {
      addresses.add(each.toString());
    });
    for (const address of addresses) {
      if (address !== uri.toString() && !address.startsWith(folder)) continue;
      closed.deleted(Uri.parse(address));
      clear(Uri.parse(address));
    }
  }

  /** Checks open documents again if other files changed something about them. Does nothing if a check is due anyway. */
  function again(concerned: (document: TextDocument) => boolean): void {
    for (const document of workspace.textDocuments)
      if (open.has(document.uri) && !timers.has(document.uri.toString()) && concerned(document)) schedule(document);
  }

  function idsIn(document: ReferralDocument): string[] {
    return documents.summaries(document).flatMap(({ id }) => id?.value ?? []);
  }

  const subscriptions = Disposable.from(
    open,
    closed,
    workspaceIndex.onDidChange(({ files, related }) => {
      for (const address of files) {
        // An ignored file may count again, and is shown then.
        if (index.get(address) || settings.ignores(Uri.parse(address))) continue;
        closed.deleted(Uri.parse(address));
        clear(Uri.parse(address));
      }
      closed.fail([...files].filter((address) => workspaceIndex.withErrors.has(address)));
      closed.refresh(files);
      closed.refresh(related);
      again(({ uri }) => related.has(uri.toString()));
    }),
    known.onDidChange((ids) => {
      closed.refresh([...ids].flatMap((id) => index.find('id', id)).map(({ uri }) => uri));
      again((document) => idsIn(documents.parse(document)).some((id) => ids.has(id.toLowerCase())));
    }),
    workspace.onDidOpenTextDocument((document) => isChecked(document) && publish(document)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => clear(uri)),
    // VS Code keeps a document for some minutes after its last tab was closed.
    window.tabGroups.onDidChangeTabs(({ opened: appeared, closed: gone }) => {
      const left = new Set(window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(addresses)));
      for (const address of gone.flatMap(addresses)) if (!left.has(address)) clear(Uri.parse(address));
      const now = new Set(appeared.flatMap(addresses));
      for (const document of workspace.textDocuments) if (now.has(document.uri.toString())) schedule(document);
    }),
    workspace.onDidDeleteFiles(({ files }) => files.forEach(clearBelow)),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) clearBelow(oldUri);
    }),
    settings.onDidChange(() => {
      // Not those whose last tab was closed: VS Code keeps them, but their problems are no longer shown.
      for (const document of workspace.textDocuments)
        if (open.has(document.uri) || timers.has(document.uri.toString())) schedule(document);
      closed.refresh(closed.addresses);
    }),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    }),
  );
  for (const document of workspace.textDocuments) schedule(document, 0);

  return {
    forget: () => closed.forget(),
    check,
    checkFile,
    dispose: () => subscriptions.dispose(),
  };
}

/** Returns the addresses in a tab: one file, or the two sides of a comparison. */
function addresses({ input }: Tab): string[] {
  if (input instanceof TabInputText) return [input.uri.toString()];
  if (input instanceof TabInputTextDiff) return [input.original.toString(), input.modified.toString()];
  return [];
}
