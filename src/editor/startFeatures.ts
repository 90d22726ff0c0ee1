import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { PartnerCenterSession } from './auth/partnerCenterSession';
import { showConfigurationProblems } from './configuration/configurationProblems';
import { Configurations } from './configuration/configurations';
import type { EditorServices } from './editorServices';
import { heldReferrals } from './index/heldReferrals';
import { ReferralIndex } from './index/referralIndex';
import { WorkspaceIndex } from './index/workspaceIndex';
import { registerChangeTaxonomy } from './language/changeTaxonomy';
import type { ChosenFiles } from './language/chosenFiles';
import { registerCodeActions } from './language/codeActions';
import { registerCodeLens } from './language/codeLens';
import { registerCompletion } from './language/completion';
import { registerConflictLens } from './language/conflictLens';
import { registerDefinition } from './language/definition';
import { registerDiagnostics } from './language/diagnostics';
import { registerDocumentLinks } from './language/documentLinks';
import { registerFolding } from './language/folding';
import { registerFormatting } from './language/formatting';
import { registerHover } from './language/hover';
import { registerInDraftValue } from './language/inDraftValue';
import { registerInlayHints } from './language/inlayHints';
import { registerReferences } from './language/references';
import { ReferralDocuments } from './language/referralDocuments';
import { registerSelectionRanges } from './language/selectionRanges';
import { ServiceProblems } from './language/serviceProblems';
import { registerSymbols } from './language/symbols';
import { registerWorkspaceSymbols } from './language/workspaceSymbols';
import type { Platform } from './platform';
import { registerReadOnlyLens } from './remote/readOnlyLens';
import { RemoteDocuments } from './remote/remoteDocuments';
import { Connections } from './service/connections';
import { EmbeddedSandbox } from './service/embeddedSandbox';
import { KnownReferrals } from './service/knownReferrals';
import { OpenConflicts } from './service/openConflicts';
import { SyncStates } from './service/syncStates';
import { SettingsReader } from './settings';
import { LocalTree } from './tree/localTree';
import { LocalTwins } from './tree/localTwins';
import { LocalView } from './tree/localView';
import { ProblemCounts } from './tree/problemCounts';
import { RemoteTree } from './tree/remoteTree';
import { RemoteView } from './tree/remoteView';
import { complainAbout } from './ui/complainAbout';
import { registerServiceContext } from './ui/contextKeys';
import { registerNewFiles } from './ui/newFiles';
import { registerStatusBar } from './ui/statusBar';
import { registerSyncDecorations } from './ui/syncDecorations';
import { registerSyncStatusBar } from './ui/syncStatusBar';
import { setLocalFiles } from './writeFile';

/**
 * Builds all services and registers what works with referrals; nothing is awaited, and no network is used. Loaded when
 * there are referrals to work with (see `activateExtension`).
 */
export function startFeatures(
  context: ExtensionContext,
  { log, chosenFiles, platform }: { log: LogOutputChannel; chosenFiles: ChosenFiles; platform: Platform },
): EditorServices {
  const { subscriptions, globalState, globalStorageUri, storageUri } = context;
  setLocalFiles(platform.files);
  const configurations = new Configurations();
  const settings = new SettingsReader(complainAbout(log), configurations);
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
    held: heldReferrals(workspaceIndex),
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
    registerCompletion(documents),
    registerInDraftValue(),
    registerHover(documents),
    registerCodeActions(documents, index),
    registerChangeTaxonomy(),
    registerConflictLens(openConflicts, connections, settings),
    registerCodeLens(documents, settings, openConflicts),
    registerReadOnlyLens(),
    registerInlayHints(documents, settings, known),
    registerDocumentLinks(documents),
    registerSelectionRanges(documents),
    registerSymbols(documents),
    registerDefinition(documents, workspaceIndex),
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
