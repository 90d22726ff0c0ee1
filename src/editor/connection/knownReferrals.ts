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
  /** Returns the state itself, whose lock covers what is sent. */
  state(): Promise<ServiceState>;
  /** Returns the state of the same service for another file. */
  at(uri: Uri): KeptState;
}

/** Opened states of one service. */
interface Opened {
  service: string;
  /** Name of the service up to version 0.1. */
  earlier: string;
  states: readonly ServiceState[];
  opening?: Promise<void> | undefined;
}

/**
 * Last known referrals of the chosen service, for rules, which cannot wait. The states are opened when the first rule
 * asks; `onDidChange` fires when that is done.
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

  /** Fires with the IDs, in lower case, of referrals about which more or something else is known. */
  get onDidChange() {
    return this.#changed.event;
  }

  /** Fires with the IDs, in lower case, of referrals about which a submit or a pull has just learned something. */
  get onDidWrite() {
    return this.#written.event;
  }

  /** Returns another number each time anything about a referral becomes known. */
  get revision(): number {
    this.#current();
    return this.#revision;
  }

  /** Returns what is currently known of a referral. */
  get(id: string): KnownReferral | undefined {
    const opened = this.#current();
    if (!opened.opening && opened.states.length === 0) this.#open(opened);
    return newestKnown(opened.states, id);
  }

  /** Whether anything is currently known of a referral. */
  has(id: string): boolean {
    return this.#current().states.some((state) => state.knows(id));
  }

  /** Returns what is stored of all referrals. */
  async all(): Promise<Baseline[]> {
    await this.load();
    const found: Baseline[] = [];
    for (const state of this.#current().states) {
      for (const key of await state.ids()) {
        const baseline = state.known(key);
        if (baseline) found.push(baseline);
      }
    }
    return found;
  }

  /** Opens the states, so that `get` has results. */
  async load(): Promise<void> {
    const opened = this.#current();
    if (opened.states.length === 0) await this.#open(opened);
    else await opened.opening;
  }

  /**
   * Returns the state of the chosen service for a file. What is written there is known at once.
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

  /** Forgets all creates in the chosen service, which has lost them. */
  async forgetCreates(): Promise<void> {
    await this.load();
    for (const state of this.#current().states) await state.forgetCreates();
  }

  /**
   * Deletes the states of all services.
   * @returns the folders that held them
   */
  async delete(): Promise<string[]> {
    const folders = await this.#states.delete();
    this.#opened = undefined;
    this.#note(new Set());
    return folders;
  }

  /** Forgets the opened states: the user now trusts a folder. */
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

  /** Adds a state that was found through a file to what rules know. */
  async #include(opened: Opened, state: ServiceState): Promise<ServiceState> {
    await this.load();
    if (opened.states.includes(state)) return state;
    opened.states = [...opened.states, state];
    await this.#tellAll(opened, [state]);
    return state;
  }

  /** Returns what another folder of the workspace knows of a referral. */
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

  /** Opens all states. A state that cannot be read counts as empty, so rules say nothing. */
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
