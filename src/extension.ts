import { type ExtensionContext, Uri } from 'vscode';
import { PartnerCenterSession } from './editor/auth/partnerCenterSession';
import { registerCommands } from './editor/commands/registerCommands';
import { registerCodeActions } from './editor/language/codeActions';
import { registerCompletion } from './editor/language/completion';
import { registerDiagnostics } from './editor/language/diagnostics';
import { registerFolding } from './editor/language/folding';
import { registerFormatting } from './editor/language/formatting';
import { registerHover } from './editor/language/hover';
import { ReferralDocuments } from './editor/language/referralDocuments';
import { registerSymbols } from './editor/language/symbols';
import { RemoteDocuments } from './editor/remote/remoteDocuments';
import { Connections } from './editor/service/connections';
import { EmbeddedSandbox } from './editor/service/embeddedSandbox';
import { SettingsReader } from './editor/settings';
import { LocalTree } from './editor/tree/localTree';
import { RemoteTree } from './editor/tree/remoteTree';
import { complainAbout } from './editor/ui/complainAbout';
import { registerServiceContext } from './editor/ui/contextKeys';
import { createLog } from './editor/ui/log';
import { registerStatusBar } from './editor/ui/statusBar';

/** The composition root: builds everything and registers it; nothing is awaited, and no network is used. */
export function activate({ subscriptions, globalState, globalStorageUri, storageUri }: ExtensionContext): void {
  const log = createLog();
  const settings = new SettingsReader(complainAbout(log));
  const documents = new ReferralDocuments(settings);
  const problems = registerDiagnostics(documents, settings);
  const session = new PartnerCenterSession(settings, globalState);
  const sandbox = new EmbeddedSandbox(Uri.joinPath(globalStorageUri, 'sandbox'), log);
  const connections = new Connections({ settings, session, sandbox, storage: storageUri ?? globalStorageUri, log });
  const remoteDocuments = new RemoteDocuments(connections);
  const localTree = new LocalTree(documents);
  const remoteTree = new RemoteTree({ connections, settings, documents: remoteDocuments, log });

  subscriptions.push(
    ...[log, settings, documents, problems, session, sandbox, connections, remoteDocuments, localTree, remoteTree],
    registerCompletion(documents),
    registerHover(documents),
    registerCodeActions(documents),
    registerSymbols(documents),
    registerFormatting(documents),
    registerFolding(),
    registerStatusBar(connections),
    registerServiceContext(connections),
    registerCommands({
      ...{ log, settings, documents, problems, session, sandbox, connections },
      ...{ remoteDocuments, localTree, remoteTree },
    }),
  );
}
