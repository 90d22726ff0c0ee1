import type { LogOutputChannel, Uri } from 'vscode';
import type { ProxyRefusals } from '../api/http/exchange';
import type { ReferralsApi } from '../api/referralsApi';
import type { Translate } from '../base/l10n';
import type { Profile } from '../sandbox/behavior';
import type { Adoption } from '../sync/state/node/adoptState';
import type { ServiceStates, StatesOptions } from './connection/serviceStates';
import type { LocalFiles } from './documents/writeFile';

/** The embedded sandbox, running. */
export interface RunningSandbox {
  /** The URL of its referrals. */
  readonly url: string;
  /** Calls it without a network; undefined if it listens at its URL. */
  readonly fetch?: typeof globalThis.fetch;
  /**
   * Resets it to the first referrals.
   * @returns their number
   */
  reset(): Promise<number>;
  /** Changes its behavior from now on. */
  setProfile(profile: Profile): void;
  close(): Promise<void>;
}

/** Options for starting the embedded sandbox. */
interface SandboxStart {
  /** The folder of its data. */
  folder: Uri;
  profile: Profile;
  log: LogOutputChannel;
  translate: Translate;
}

/** What differs between the two hosts of extensions: Node.js (`editor/node`), and a web worker (`editor/web`). */
export interface Platform {
  /** Writes files on this computer; undefined if only VS Code can. */
  files?: LocalFiles;
  openStates(options: StatesOptions): ServiceStates;
  startSandbox(options: SandboxStart): Promise<RunningSandbox>;
  /** Knows which requests a proxy refused, if the host can. */
  proxy?: ProxyRefusals;
  /** Marks a `.referrals` folder as trusted; undefined if the host has none. */
  adoptState?(folder: string, options: AdoptOptions): Promise<Adoption>;
  /** Names the system in reports. */
  system: string;
  /** Whether calls to other origins need their consent, as in a browser. */
  needsConsentOfServices: boolean;
}

/** See `adoptState`. */
interface AdoptOptions {
  service: string;
  api: Pick<ReferralsApi, 'get'>;
  clock: () => Date;
  signal?: AbortSignal | undefined;
}
