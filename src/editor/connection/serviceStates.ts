import type { Disposable, LogOutputChannel, Uri } from 'vscode';
import type { ServiceState } from '../../sync/state/serviceState';

/** What opens the states of services. */
export interface StatesOptions {
  /** Storage of the workspace, or the global one if no folder is open. */
  storage: Uri;
  log: LogOutputChannel;
  /** Called with the ids, in lower case, of referrals that another process has changed. */
  onChange: (ids: ReadonlySet<string>) => void;
}

/** The states of services for the files of the workspace. */
export interface ServiceStates extends Disposable {
  /**
   * The state of a service for a file; for the first folder of the workspace if there is no file.
   * @param earlier the name that versions up to 0.1 gave the service
   */
  of(service: string, earlier: string, uri?: Uri): Promise<ServiceState>;
  /** All states of a service: of each folder of the workspace, and of the files that were asked for. */
  all(service: string, earlier: string): Promise<ServiceState[]>;
  /** Looks for the states again, and at what is in them. */
  forget(): void;
  /**
   * Deletes all states of the workspace, each while no other process works with it.
   * @returns the folders that were there
   */
  delete(): Promise<string[]>;
}
