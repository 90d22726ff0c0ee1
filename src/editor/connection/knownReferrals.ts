import { type Disposable, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import { collectionUrl } from '../../api/endpoint';
import { messageOf } from '../../base/messageOf';
import type { KnownReferral } from '../../language/types';
import type { Baseline, BaselineStore } from '../../sync/state/baseline';
import { newestKnown } from '../../sync/state/knownReferral';
import type { RecordStore } from '../../sync/state/recordStore';
import { serviceKey } from '../../sync/state/serviceKey';
import type { ServiceState } from '../../sync/state/serviceState';
import type { SettingsReader } from '../configuration/settings';
import type { Platform } from '../platform';
import { isEmbedded } from './chosenService';
import type { ServiceStates } from './serviceStates';

/** What is kept of one service for one file. */
export interface KeptState {
  baselines: BaselineStore;
  records: RecordStore;
  /** The state itself: its lock covers what is sent. */
  state(): Promise<ServiceState>;
  /** What is kept of the same service for another file. */
  at(uri: Uri): KeptState;
}

/** What was opened of one service. */
interface Opened {
  service: string;
  /** The name that versions up to 0.1 gave it. */
  earlier: string;
  states: readonly ServiceState[];
  opening?: Promise<void> | undefined;
}

/**
 * What the chosen service was last seen saying of referrals, for rules that cannot wait: the states are opened when the
 * first rule asks, and `onDidChange` tells when that is done.
 */
export class KnownReferrals implements Disposable {
  readonly #changed = new EventEmitter<ReadonlySet<string>>();
  readonly #written = new EventEmitter<ReadonlySet<string>>();
  readonly #states: ServiceStates;
  #opened: Opened | undefined;
  #revision = 0;

  constructor(
    private readonly parts: {
      settings: SettingsReader;
      storage: Uri;
      log: LogOutputChannel;
      openStates: Platform['openStates'];
    },
  ) {
    const { storage, log } = parts;
    this.#states = parts.openStates({ storage, log, onChange: (ids) => this.#note(ids) });
  }

  /** Fires with the ids, in lower case, of referrals about which something else is known now. */
  get onDidChange() {
    return this.#changed.event;
  }

  /** Tells the ids, in lower case, of which a submit or a pull has just learned something. */
  get onDidWrite() {
    return this.#written.event;
  }

  /** Another number whenever something else is known of any referral. */
  get revision(): number {
    this.#current();
    return this.#revision;
  }

  /** What is known of a referral at this moment. */
  get(id: string): KnownReferral | undefined {
    const opened = this.#current();
    if (!opened.opening && opened.states.length === 0) this.#open(opened);
    return newestKnown(opened.states, id);
  }

  /** Whether anything is known of a referral at this moment. */
  has(id: string): boolean {
    return this.#current().states.some((state) => state.knows(id));
  }

  /** Opens what is known, so that `get` answers from now on. */
  async load(): Promise<void> {
    const opened = this.#current();
    if (opened.states.length === 0) await this.#open(opened);
    else await opened.opening;
  }

  /**
   * What is kept of the chosen service for a file. What is written there is known at once.
   * @param uri the file; the first folder of the workspace if not given
   */
  store(uri?: Uri): KeptState {
    return this.#store(this.#current(), uri);
  }

  #store(opened: Opened, uri: Uri | undefined): KeptState {
    const { service, earlier } = opened;
    let found: Promise<ServiceState> | undefined;
    const state = () => {
      found ??= this.#states.of(service, earlier, uri).then((each) => this.#include(opened, each));
      return found;
    };
    const note = (id: string) => {
      if (this.#opened === opened) this.#note(new Set([id.toLowerCase()]));
    };
    return {
      state,
      at: (other) => this.#store(opened, other),
      baselines: {
        get: async (id) => (await (await state()).baselines.get(id)) ?? this.#elsewhere(opened, id),
        set: async (id, baseline) => {
          await (await state()).baselines.set(id, baseline);
          note(id);
        },
        add: async (id, baseline) => {
          const added = await (await state()).baselines.add(id, baseline);
          if (added) note(id);
          return added;
        },
        delete: async (id) => {
          await (await state()).baselines.delete(id);
          note(id);
        },
      },
      records: {
        get: async (key) => (await state()).records.get(key),
        change: async (key, next) => (await state()).records.change(key, next),
      },
    };
  }

  /** Forgets what was created in the chosen service, which has lost it. */
  async forgetCreates(): Promise<void> {
    await this.load();
    for (const state of this.#current().states) await state.forgetCreates();
  }

  /**
   * Deletes what is kept of all services.
   * @returns the folders that it was kept in
   */
  async delete(): Promise<string[]> {
    const folders = await this.#states.delete();
    this.#opened = undefined;
    this.#note(new Set());
    return folders;
  }

  /** Forgets what was opened: a folder is trusted now that was not before. */
  reopen(): void {
    this.#states.forget();
    this.#opened = undefined;
    const opened = this.#current();
    this.#open(opened);
  }

  dispose(): void {
    this.#states.dispose();
    this.#changed.dispose();
    this.#written.dispose();
  }

  /** Rules know from now on what a state knows that was found by a file. */
  async #include(opened: Opened, state: ServiceState): Promise<ServiceState> {
    await this.load();
    if (opened.states.includes(state)) return state;
    opened.states = [...opened.states, state];
    await this.#tellAll(opened, [state]);
    return state;
  }

  /** What another folder of the workspace knows of a referral. */
  #elsewhere({ states }: Opened, id: string): Baseline | undefined {
    for (const each of states) {
      const baseline = each.known(id);
      if (baseline) return baseline;
    }
    return undefined;
  }

  #current(): Opened {
    const settings = this.parts.settings.read();
    const embedded = isEmbedded(settings);
    const earlier = embedded ? 'sandbox' : collectionUrl(settings.endpoint).host;
    if (this.#opened?.earlier !== earlier) {
      const service = embedded ? 'sandbox' : serviceKey(settings.endpoint);
      this.#opened = { service, earlier, states: [] };
      this.#revision++;
    }
    return this.#opened;
  }

  #open(opened: Opened): Promise<void> {
    opened.opening ??= this.#openAll(opened);
    return opened.opening;
  }

  /** What cannot be read counts as unknown: rules then say nothing. */
  async #openAll(opened: Opened): Promise<void> {
    opened.states = await this.#states.all(opened.service, opened.earlier);
    await this.#tellAll(opened, opened.states);
  }

  async #tellAll(opened: Opened, states: readonly ServiceState[]): Promise<void> {
    const ids = new Set<string>();
    for (const state of states) {
      try {
        await state.open();
        for (const id of await state.ids()) ids.add(id);
      } catch (error) {
        this.parts.log.warn(messageOf(error));
      }
    }
    if (ids.size === 0 || this.#opened !== opened) return;
    this.#revision++;
    this.#changed.fire(ids);
  }

  #note(ids: ReadonlySet<string>): void {
    this.#revision++;
    this.#written.fire(ids);
    this.#changed.fire(ids);
  }
}
