import type { Uri } from 'vscode';
import type { SyncServices } from '../../sync/syncServices';
import type { Settings } from '../configuration/settings';

/** The chosen service, ready for the use cases of `sync`. */
export interface Connection extends SyncServices {
  service: Settings['service'];
  serviceName: string;
  /** The base URL of the service, or the URL of its collection of referrals. */
  endpoint: string;
  /** Returns the connection for another file, with the state kept near that file. */
  at(uri: Uri): Connection;
}
