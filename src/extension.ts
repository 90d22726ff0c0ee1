import { type ExtensionContext, Uri } from 'vscode';
import { PartnerCenterSession } from './editor/auth/partnerCenterSession';
import { registerCommands } from './editor/commands/registerCommands';
import { ReferralIndex } from './editor/index/referralIndex';
import { WorkspaceIndex } from './editor/index/workspaceIndex';
import { ChosenFiles } from './editor/language/chosenFiles';
import { registerCodeActions } from './editor/language/codeActions';
import { registerCompletion } from './editor/language/completion';
import { registerDefinition } from './editor/language/definition';
import { registerDetection } from './editor/language/detection';
import { registerDiagnostics } from './editor/language/diagnostics';
import { registerFolding } from './editor/language/folding';
import { registerFormatting } from './editor/language/formatting';
import { registerHover } from './editor/language/hover';
import { registerReferences } from './editor/language/references';
import { ReferralDocuments } from './editor/language/referralDocuments';
import { registerSymbols } from './editor/language/symbols';
import { registerWorkspaceSymbols } from './editor/language/workspaceSymbols';
import { RemoteDocuments } from './editor/remote/remoteDocuments';
import { Connections } from './editor/service/connections';
import { EmbeddedSandbox } from './editor/service/embeddedSandbox';
import { KnownReferrals } from './editor/service/knownReferrals';
import { SettingsReader } from './editor/settings';
import { LocalTree } from './editor/tree/localTree';
import { RemoteTree } from './editor/tree/remoteTree';
import { complainAbout } from './editor/ui/complainAbout';
import { registerServiceContext } from './editor/ui/contextKeys';
import { createLog } from './editor/ui/log';
import { registerStatusBar } from './editor/ui/statusBar';

/** The composition root: builds everything and registers it; nothing is awaited, and no network is used. */
export function activate(context: ExtensionContext): void {
  const { subscriptions, globalState, workspaceState, globalStorageUri, storageUri } = context;
  const log = createLog();
  const settings = new SettingsReader(complainAbout(log));
  const known = new KnownReferrals({ settings, storage: storageUri ?? globalStorageUri, log });
  const index = new ReferralIndex();
  const documents = new ReferralDocuments(settings, {
    known: (id) => known.get(id),
    elsewhere: (uri, property, value) => index.elsewhere(uri, property, value),
  });
  const workspaceIndex = new WorkspaceIndex(index, documents, log);
  const problems = registerDiagnostics({ documents, settings, workspaceIndex, known });
  const chosenFiles = new ChosenFiles(workspaceState);
  const session = new PartnerCenterSession(settings, globalState);
  const sandbox = new EmbeddedSandbox(Uri.joinPath(globalStorageUri, 'sandbox'), log);
  const connections = new Connections({ settings, session, sandbox, known, log });
  const remoteDocuments = new RemoteDocuments(connections);
  const localTree = new LocalTree(workspaceIndex);
  const remoteTree = new RemoteTree({ connections, settings, documents: remoteDocuments, log });

  subscriptions.push(
    ...[log, settings, known, documents, workspaceIndex, problems, chosenFiles, session, sandbox, connections],
    ...[remoteDocuments, localTree, remoteTree],
    registerCompletion(documents),
    registerHover(documents),
    registerCodeActions(documents),
    registerSymbols(documents),
    registerDefinition(documents, workspaceIndex),
    registerReferences(documents, workspaceIndex),
    registerWorkspaceSymbols(workspaceIndex),
    registerDetection(chosenFiles, workspaceState),
    registerFormatting(documents),
    registerFolding(),
    registerStatusBar(connections),
    registerServiceContext(connections),
    registerCommands({
      ...{ log, settings, documents, workspaceIndex, problems, chosenFiles, session, sandbox, connections },
      ...{ remoteDocuments, localTree, remoteTree },
    }),
  );
}
