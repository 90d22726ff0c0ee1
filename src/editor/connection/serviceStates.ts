import type { Disposable, LogOutputChannel, Uri } from 'vscode';
import type { ServiceState } from '../../sync/state/serviceState';

/** Options for opening the states of services. */
export interface StatesOptions {
  /** Storage of the workspace, or the global one if no folder is open. */
  storage: Uri;
  log: LogOutputChannel;
  /** Called with the ids, in lower case, of referrals that another process has changed. */
  onChange: (ids: ReadonlySet<string>) => void;
}

/** States of services for the files of the workspace. */
export interface ServiceStates extends Disposable {
  /**
   * Returns the state of a service for a file, or without a file for the first folder of the workspace.
   * @param earlier name of the service up to version 0.1
   */
  of(service: string, earlier: string, uri?: Uri): Promise<ServiceState>;
  /** Returns all states of a service: of each folder of the workspace, and of the files that were asked for. */
  all(service: string, earlier: string): Promise<ServiceState[]>;
  /** Forgets the states, so that they are searched for and read again. */
  forget(): void;
  /**
   * Deletes all states of the workspace, each while no other process uses it.
   * @returns the folders that existed
   */
  delete(): Promise<string[]>;
}
