import { type Disposable, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import type { KnownReferral } from '../../language/types';
import type { Baseline, BaselineStore } from '../../sync/baseline';
import { knownReferral } from '../../sync/state/knownReferral';
import { inSlices } from '../index/inSlices';
import type { SettingsReader } from '../settings';
import { baselineStore, type StoredBaselines } from '../storage';
import { isEmbedded } from './isEmbedded';

/** The baselines of one service: what has been read of them so far. */
interface Shelf {
  service: string;
  store: StoredBaselines;
  /** By id in lower case; undefined where the service was never seen saying anything of it. */
  known: Map<string, KnownReferral | undefined>;
  /** Ids to be read. */
  wanted: Set<string>;
  /** Tells whether there is a baseline, without reading it. */
  has?: Promise<(id: string) => boolean>;
  reading?: Promise<void>;
}

/**
 * What the chosen service was last seen saying of referrals, for rules that cannot wait: an id that nobody asked for yet
 * is read from storage meanwhile, and `onDidChange` tells when that is done.
 */
export class KnownReferrals implements Disposable {
  readonly #changed = new EventEmitter<ReadonlySet<string>>();
  readonly #written = new EventEmitter<ReadonlySet<string>>();
  #shelf: Shelf | undefined;
  #revision = 0;

  constructor(private readonly parts: { settings: SettingsReader; storage: Uri; log: LogOutputChannel }) {}

  /** Told of the ids, in lower case, of which something else is known now. */
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
    const shelf = this.#current();
    const key = id.toLowerCase();
    if (!shelf.known.has(key)) this.#want(shelf, [key]);
    return shelf.known.get(key);
  }

  /** Reads what is known of these referrals, so that `get` answers it from now on. */
  async load(ids: Iterable<string>): Promise<void> {
    const shelf = this.#current();
    const asked = [...ids].map((id) => id.toLowerCase());
    const missing = () => asked.filter((id) => !shelf.known.has(id));
    for (let rest = missing(); rest.length > 0; rest = missing()) await this.#want(shelf, rest);
  }

  /** The baselines of the chosen service; what is written there is known at once. */
  store(): BaselineStore {
    const shelf = this.#current();
    const note = (id: string, baseline?: Baseline) => {
      const key = id.toLowerCase();
      shelf.known.set(key, baseline && knownReferral(baseline));
      this.#revision++;
      if (this.#shelf !== shelf) return;
      this.#written.fire(new Set([key]));
      this.#changed.fire(new Set([key]));
    };
    return {
      get: (id) => shelf.store.get(id),
      async set(id, baseline) {
        await shelf.store.set(id, baseline);
        note(id, baseline);
      },
      async add(id, baseline) {
        const added = await shelf.store.add(id, baseline);
        if (added) note(id, baseline);
        return added;
      },
      async delete(id) {
        await shelf.store.delete(id);
        note(id);
      },
    };
  }

  dispose(): void {
    this.#changed.dispose();
    this.#written.dispose();
  }

  #current(): Shelf {
    const settings = this.parts.settings.read();
    const service = isEmbedded(settings) ? 'sandbox' : new URL(settings.endpoint).host;
    if (this.#shelf?.service !== service) {
      const store = baselineStore(this.parts.storage, service);
      this.#shelf = { service, store, known: new Map(), wanted: new Set() };
      this.#revision++;
    }
    return this.#shelf;
  }

  #want(shelf: Shelf, ids: readonly string[]): Promise<void> {
    for (const id of ids) shelf.wanted.add(id);
    shelf.reading ??= this.#read(shelf).finally(() => {
      shelf.reading = undefined;
      if (shelf.wanted.size > 0) this.#want(shelf, []);
    });
    return shelf.reading;
  }

  /** Reads until nothing is wanted any more. What cannot be read counts as unknown: rules then say nothing. */
  async #read(shelf: Shelf): Promise<void> {
    const news = new Set<string>();
    shelf.has ??= shelf.store.has();
    const has = await shelf.has.catch((error: unknown) => this.#unreadable(error));
    while (shelf.wanted.size > 0) {
      const ids = [...shelf.wanted];
      shelf.wanted.clear();
      await inSlices(ids, async (id) => {
        const baseline = has(id) ? await shelf.store.get(id).catch((error) => this.#unreadable(error)()) : undefined;
        if (shelf.known.has(id)) return; // written meanwhile
        shelf.known.set(id, baseline && knownReferral(baseline));
        if (!baseline) return;
        this.#revision++;
        news.add(id);
      });
    }
    if (news.size > 0 && this.#shelf === shelf) this.#changed.fire(news);
  }

  #unreadable(error: unknown): () => undefined {
    const reason = error instanceof Error ? error.message : String(error);
    this.parts.log.warn(`Could not read a stored version of the service: ${reason}`);
    return () => undefined;
  }
}
