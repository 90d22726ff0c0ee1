import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { SettingsReader } from './configuration/settings';
import type { Connections } from './connection/connections';
import type { EmbeddedSandbox } from './connection/embeddedSandbox';
import type { KnownReferrals } from './connection/knownReferrals';
import type { OpenConflicts } from './connection/openConflicts';
import type { PartnerCenterSession } from './connection/partnerCenterSession';
import type { FileProblems } from './diagnostics/diagnostics';
import type { ServiceProblems } from './diagnostics/serviceProblems';
import type { ChosenFiles } from './documents/chosenFiles';
import type { ReferralDocuments } from './documents/referralDocuments';
import type { Platform } from './platform';
import type { RemoteDocuments } from './remote/remoteDocuments';
import type { LocalTree } from './views/local/localTree';
import type { LocalView } from './views/local/localView';
import type { RemoteTree } from './views/remote/remoteTree';
import type { RemoteView } from './views/remote/remoteView';
import type { SyncStates } from './views/syncStates';
import type { WorkspaceIndex } from './workspace/index/workspaceIndex';

/** Services of the extension, built once by `startFeatures`. */
export interface EditorServices {
  log: LogOutputChannel;
  context: Pick<ExtensionContext, 'extension' | 'extensionUri' | 'workspaceState'>;
  settings: SettingsReader;
  documents: ReferralDocuments;
  workspaceIndex: WorkspaceIndex;
  problems: FileProblems;
  serviceProblems: ServiceProblems;
  chosenFiles: ChosenFiles;
  session: PartnerCenterSession;
  sandbox: EmbeddedSandbox;
  connections: Connections;
  known: KnownReferrals;
  platform: Platform;
  remoteDocuments: RemoteDocuments;
  localTree: LocalTree;
  localView: LocalView;
  remoteTree: RemoteTree;
  remoteView: RemoteView;
  syncStates: SyncStates;
  openConflicts: OpenConflicts;
}

/** Some of the services: those that a function uses. */
export type Services<Needs extends keyof EditorServices> = Pick<EditorServices, Needs>;
