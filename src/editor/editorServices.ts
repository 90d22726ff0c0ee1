import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { PartnerCenterSession } from './auth/partnerCenterSession';
import type { WorkspaceIndex } from './index/workspaceIndex';
import type { ChosenFiles } from './language/chosenFiles';
import type { FileProblems } from './language/diagnostics';
import type { ReferralDocuments } from './language/referralDocuments';
import type { ServiceProblems } from './language/serviceProblems';
import type { Platform } from './platform';
import type { RemoteDocuments } from './remote/remoteDocuments';
import type { Connections } from './service/connections';
import type { EmbeddedSandbox } from './service/embeddedSandbox';
import type { KnownReferrals } from './service/knownReferrals';
import type { OpenConflicts } from './service/openConflicts';
import type { SyncStates } from './service/syncStates';
import type { SettingsReader } from './settings';
import type { LocalTree } from './tree/localTree';
import type { LocalView } from './tree/localView';
import type { RemoteTree } from './tree/remoteTree';
import type { RemoteView } from './tree/remoteView';

/** What commands work with; built once, by `startFeatures`. */
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
