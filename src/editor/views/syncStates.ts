import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import type { RemoteReferral, Saved } from '../../api/referralsApi';
import { findReferrals } from '../../sync/files/findReferral';
import type { RemoteNews, SyncState } from '../../sync/plan/syncState';
import { eTagOf } from '../../sync/referral/eTag';
import type { Connections } from '../connection/connections';
import type { KnownReferrals } from '../connection/knownReferrals';
import { languageId } from '../documents/isReferral';
import { readText } from '../documents/readText';
import type { WorkspaceIndex } from '../workspace/index/workspaceIndex';
import { inSlices } from '../workspace/inSlices';
import type { RemoteTree } from './remote/remoteTree';
import { statesByUrgency } from './rows/viewFilter';

/** Age, in milliseconds, after which the service is asked again when the user returns to the window. */
const staleMs = 60_000;
const delay = 300;

/** The sync state of one referral of a file. */
export interface ReferralSyncState {
  pointer: string;
  state: SyncState;
}

/**
 * Sync states of the referrals of files, as far as known. A file is read when its state is asked for, and again only
 * after it or the last known version of its referrals changes.
 */
export class SyncStates implements Disposable {
  readonly #changed = new EventEmitter<Uri[] | undefined>();
  /** Fires with the files whose state may have changed; undefined means all. */
  readonly onDidChange = this.#changed.event;
  /** ID in lower case → last news from the service. */
  readonly #news = new Map<string, RemoteNews>();
  readonly #states = new Map<string, Promise<ReferralSyncState[]>>();
  readonly #subscriptions: Disposable;
  /** Changes since the last event; with `all`, the addresses do not matter. */
  readonly #touched = { files: new Map<string, Uri>(), all: false };
  #timer: NodeJS.Timeout | undefined;
  #asked = 0;
  #checked: Date | undefined;

  constructor(
    private readonly parts: {
      connections: Connections;
      known: KnownReferrals;
      workspaceIndex: WorkspaceIndex;
      remoteTree: RemoteTree;
    },
  ) {
    const { connections, known, workspaceIndex, remoteTree } = parts;
    this.#subscriptions = Disposable.from(
      this.#changed,
      workspaceIndex.onDidChange(({ files }) => this.#soon([...files].map((address) => Uri.parse(address)))),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === languageId && contentChanges.length > 0) this.#soon([document.uri]);
      }),
      known.onDidWrite((ids) => {
        this.#checked = new Date();
        // What was submitted or pulled just now is newer than any list.
        for (const id of ids) this.#news.delete(id.toLowerCase());
        this.#soon();
      }),
      remoteTree.onDidLoad((referrals) => this.hear(referrals)),
      connections.onDidChange(() => {
        this.#news.clear();
        this.#checked = undefined;
        this.#asked = 0;
        this.#soon();
      }),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused && Date.now() - this.#asked > staleMs) this.#ask();
      }),
    );
  }

  /** Time of the last news from the service. */
  get checked(): Date | undefined {
    return this.#checked;
  }

  /** Records that the service no longer has a referral. */
  gone(id: string): void {
    this.#news.set(id.toLowerCase(), 'gone');
    this.#soon();
  }

  /** Returns the state of each referral of a file, in order; none if the file cannot be read. */
  of(uri: Uri): Promise<readonly ReferralSyncState[]> {
    const key = uri.toString();
    const known = this.#states.get(key);
    if (known) return known;
    const states = this.#read(uri);
    this.#states.set(key, states);
    return states;
  }

  /** Returns the state of a file: the most urgent one of its referrals. */
  async ofFile(uri: Uri): Promise<SyncState | undefined> {
    const states = await this.of(uri);
    return statesByUrgency.find((wanted) => states.some(({ state }) => state === wanted));
  }

  /** Returns the number of referrals in conflict. Only referrals with news from the service can be. */
  async conflicts(): Promise<number> {
    const { index } = this.parts.workspaceIndex;
    const files = new Set([...this.#news.keys()].flatMap((id) => index.find('id', id).map(({ uri }) => uri)));
    let count = 0;
    await inSlices(files, async (address) => {
      const states = await this.of(Uri.parse(address));
      count += states.filter(({ state }) => state === 'conflict').length;
    });
    return count;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async #read(uri: Uri): Promise<ReferralSyncState[]> {
    const text = await readText(uri).catch(() => '');
    const { baselines: store } = this.parts.known.store(uri);
    return Promise.all(
      findReferrals(text)
        .filter(({ value }) => typeof value === 'object' && value !== null)
        .map(async ({ id, pointer, value }): Promise<ReferralSyncState> => {
          const key = typeof id === 'string' ? id : undefined;
          const baseline = key === undefined ? undefined : await store.get(key).catch(() => undefined);
          const news = key === undefined ? undefined : this.#news.get(key.toLowerCase());
          if (baseline === undefined && news === undefined)
            return { pointer, state: key !== undefined ? 'unknown' : eTagOf(value) ? 'noId' : 'new' };
          // Loaded with the first referral that something is known of.
          const { syncState } = await import('../../sync/plan/syncState');
          return { pointer, state: syncState(value, key, baseline, news) };
        }),
    );
  }

  /** Records the versions that the service sent. */
  hear(referrals: readonly RemoteReferral[]): void {
    this.#asked = Date.now();
    this.#checked = new Date();
    for (const body of referrals) this.#news.set(body.id.toLowerCase(), { eTag: String(body.eTag ?? ''), body });
    this.#soon();
  }

  /** Restores the news of the last session. Later news takes precedence. */
  recall(remotes: readonly Saved[]): void {
    for (const { body, eTag } of remotes) {
      const key = body.id.toLowerCase();
      if (!this.#news.has(key)) this.#news.set(key, { eTag, body });
    }
    if (remotes.length > 0) this.#soon();
  }

  /** Asks the service for its latest changes: through the view if it is visible, else silently. */
  async #ask(): Promise<void> {
    const { connections, remoteTree, workspaceIndex } = this.parts;
    this.#asked = Date.now(); // also of a call that fails: the next one waits as long
    if (remoteTree.visible) return remoteTree.refresh();
    if (!connections.isRunning || !hasIds(workspaceIndex)) return;
    try {
      if (!(await connections.isSignedIn())) return;
      const { api } = await connections.open({ interactive: false });
      this.hear((await api.listPage({ orderBy: 'updatedDateTime desc' })).items);
    } catch {
      // The user did not ask for this call, and the log has it: keep the states.
    }
  }

  /**
   * Schedules the event for these files.
   * @param files undefined for all
   */
  #soon(files?: readonly Uri[]): void {
    const touched = this.#touched;
    if (!files) {
      touched.all = true;
      this.#states.clear();
    }
    for (const uri of files ?? []) {
      touched.files.set(uri.toString(), uri);
      this.#states.delete(uri.toString());
    }
    // Keep a timer that runs: if each event restarted it, a stream of events would hide the state forever.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const changed = touched.all ? undefined : [...touched.files.values()];
      // A file may have been read between its change and now, when its document had not taken it yet.
      if (changed) for (const uri of changed) this.#states.delete(uri.toString());
      else this.#states.clear();
      touched.all = false;
      touched.files.clear();
      this.#changed.fire(changed);
    }, delay);
  }
}

function hasIds({ index }: WorkspaceIndex): boolean {
  for (const { id } of index.referrals()) if (id) return true;
  return false;
}
