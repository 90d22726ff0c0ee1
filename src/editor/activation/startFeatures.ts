import { commands, type ExtensionContext, type LogOutputChannel, l10n, Uri } from 'vscode';
import { Configurations } from '../configuration/configurations';
import { type Complain, SettingsReader } from '../configuration/settings';
import { Connections } from '../connection/connections';
import { registerServiceContext } from '../connection/contextKeys';
import { EmbeddedSandbox } from '../connection/embeddedSandbox';
import { KnownReferrals } from '../connection/knownReferrals';
import { OpenConflicts } from '../connection/openConflicts';
import { PartnerCenterSession } from '../connection/partnerCenterSession';
import { registerStatusBar } from '../connection/statusBar';
import { showConfigurationProblems } from '../diagnostics/configurationProblems';
import { registerDiagnostics } from '../diagnostics/diagnostics';
import { ServiceProblems } from '../diagnostics/serviceProblems';
import type { ChosenFiles } from '../documents/chosenFiles';
import { ReferralDocuments } from '../documents/referralDocuments';
import { setLocalFiles } from '../documents/writeFile';
import type { EditorServices } from '../editorServices';
import type { Platform } from '../platform';
import { registerChangeTaxonomy, registerCodeActions } from '../providers/codeActions';
import { registerCodeLens, registerConflictLens } from '../providers/codeLens';
import { registerCompletion } from '../providers/completion';
import { registerFormatting } from '../providers/formatting';
import { registerHover } from '../providers/hover';
import { registerInDraftValue } from '../providers/inDraftValue';
import { registerInlayHints } from '../providers/inlayHints';
import { registerDocumentLinks, registerReferences } from '../providers/navigation';
import { PlaceholderLists } from '../providers/placeholderLists';
import { registerFolding, registerSelectionRanges, registerSymbols } from '../providers/structure';
import { registerWorkspaceSymbols } from '../providers/workspaceSymbols';
import { RemoteDocuments, registerReadOnlyLens } from '../remote/remoteDocuments';
import { showWarningMessage } from '../ui/messages';
import { LocalTree } from '../views/local/localTree';
import { LocalView } from '../views/local/localView';
import { ProblemCounts } from '../views/problemCounts';
import { LocalTwins } from '../views/remote/localTwins';
import { RemoteTree } from '../views/remote/remoteTree';
import { RemoteView } from '../views/remote/remoteView';
import { registerNewFiles, registerSyncDecorations, registerSyncStatusBar } from '../views/syncIndicators';
import { SyncStates } from '../views/syncStates';
import { heldInWorkspace } from '../workspace/heldInWorkspace';
import { ReferralIndex } from '../workspace/index/referralIndex';
import { WorkspaceIndex } from '../workspace/index/workspaceIndex';

/**
 * Builds all services and registers all features. Awaits nothing and uses no network. Loaded when there are referrals
 * to work with (see `activateExtension`).
 */
export function startFeatures(
  context: ExtensionContext,
  { log, chosenFiles, platform }: { log: LogOutputChannel; chosenFiles: ChosenFiles; platform: Platform },
): EditorServices {
  const { subscriptions, globalState, globalStorageUri, storageUri } = context;
  setLocalFiles(platform.files);
  const configurations = new Configurations();
  const settings = new SettingsReader(complainAbout(log), configurations, (given, now) =>
    log.warn(l10n.t('"{0}" is called "{1}" now. Both work.', given, now)),
  );
  const known = new KnownReferrals({
    settings,
    storage: storageUri ?? globalStorageUri,
    log,
    openStates: platform.openStates,
  });
  const index = new ReferralIndex();
  const documents = new ReferralDocuments(settings, {
    known: (id) => known.get(id),
    elsewhere: (uri, property, value) => index.elsewhere(uri, property, value),
    revision: (uri) => `${known.revision} ${index.revisionElsewhere(uri)}`,
  });
  const placeholders = new PlaceholderLists(documents);
  const workspaceIndex = new WorkspaceIndex(index, documents, settings, log);
  const problems = registerDiagnostics({ documents, settings, workspaceIndex, known });
  const serviceProblems = new ServiceProblems();
  const session = new PartnerCenterSession(settings, globalState);
  const sandbox = new EmbeddedSandbox(Uri.joinPath(globalStorageUri, 'sandbox'), log, platform.startSandbox, settings);
  const connections = new Connections({
    settings,
    session,
    sandbox,
    known,
    held: heldInWorkspace(workspaceIndex),
    log,
    platform,
  });
  const remoteDocuments = new RemoteDocuments(connections, known);
  const remoteView = new RemoteView(context.workspaceState);
  const remoteTree = new RemoteTree({ connections, settings, documents: remoteDocuments, view: remoteView, log });
  const syncStates = new SyncStates({ connections, known, workspaceIndex, remoteTree });
  const openConflicts = new OpenConflicts({ connections, known, memento: context.workspaceState });
  syncStates.recall(openConflicts.all.flatMap(({ remote }) => remote ?? []));
  const localView = new LocalView(context.workspaceState);
  const problemCounts = new ProblemCounts();
  const localTwins = new LocalTwins({ workspaceIndex, states: syncStates, problems: problemCounts });
  const localTree = new LocalTree({ workspaceIndex, states: syncStates, problems: problemCounts, view: localView });

  subscriptions.push(
    ...[
      configurations,
      showConfigurationProblems(configurations),
      settings,
      known,
      documents,
      workspaceIndex,
      problems,
      serviceProblems,
      session,
      sandbox,
      connections,
    ],
    ...[remoteDocuments, remoteTree, syncStates, openConflicts, problemCounts, localTree],
    localTwins,
    remoteTree.showLocal(localTwins),
    registerNewFiles(workspaceIndex),
    registerSyncDecorations(syncStates),
    registerSyncStatusBar(syncStates, connections),
    placeholders,
    registerCompletion(documents, placeholders),
    registerInDraftValue(),
    registerHover(documents),
    registerCodeActions(documents, index, known),
    registerChangeTaxonomy(),
    registerConflictLens(openConflicts, connections, settings),
    registerCodeLens(documents, settings, openConflicts),
    registerReadOnlyLens(),
    registerInlayHints(documents, settings, known),
    registerDocumentLinks(documents),
    registerSelectionRanges(documents),
    registerSymbols(documents),
    registerReferences(documents, workspaceIndex),
    registerWorkspaceSymbols(workspaceIndex),
    registerFormatting(documents),
    registerFolding(),
    registerStatusBar(connections),
    registerServiceContext(connections),
  );
  // The user will type or hover soon; show the first problems before that.
  setTimeout(() => documents.language().catch((error: unknown) => log.error(String(error))));
  return {
    context,
    ...{
      log,
      settings,
      documents,
      workspaceIndex,
      problems,
      serviceProblems,
      chosenFiles,
      session,
      sandbox,
      connections,
      known,
      platform,
    },
    ...{ remoteDocuments, localTree, localView, remoteTree, remoteView, syncStates, openConflicts },
  };
}

/** Warns of a setting that is ignored, in the log and in a notification. */
function complainAbout(log: LogOutputChannel): Complain {
  return (id, found, expected) => {
    // Hide a user name and a password in an address.
    const shown = JSON.stringify(found)?.replace(/\/\/[^/@"]*@/g, '//…@');
    const message = l10n.t('Ignoring setting {0}: {1} is not valid. Expected {2}.', id, shown ?? 'undefined', expected);
    log.warn(message);
    const open = l10n.t('Open Setting');
    showWarningMessage(message, open).then((chosen) => {
      if (chosen) commands.executeCommand('workbench.action.openSettings', id);
    });
  };
}
