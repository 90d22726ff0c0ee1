import { Disposable, EventEmitter, type Uri, window, workspace } from 'vscode';
import { findReferrals } from '../../sync/findReferral';
import { type RemoteNews, type SyncState, syncState } from '../../sync/syncState';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { languageId } from '../language/languageId';
import { readText } from '../readText';
import type { RemoteTree } from '../tree/remoteTree';
import type { Connections } from './connections';
import type { KnownReferrals } from './knownReferrals';

/** The worst first: what a file's state is when its referrals' states differ. */
const ranking: readonly SyncState[] = ['conflict', 'gone', 'behind', 'edited', 'new', 'unknown', 'inSync'];

/** News of the list older than this are asked for again when the user comes back to the window. */
const staleMs = 60_000;
const delay = 300;

/** How the referrals of files stand to the service, as far as is known; nothing is read before somebody asks. */
export class SyncStates implements Disposable {
  readonly #changed = new EventEmitter<Uri[] | undefined>();
  /** The files whose state may be another one now; undefined: all. */
  readonly onDidChange = this.#changed.event;
  /** Id in lower case → what the service last said of it. */
  readonly #news = new Map<string, RemoteNews>();
  readonly #subscriptions: Disposable;
  #timer: NodeJS.Timeout | undefined;
  #asked = 0;

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
      workspaceIndex.onDidChange(() => this.#soon()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === languageId) this.#soon();
      }),
      known.onDidChange((ids) => {
        // What was submitted or pulled just now is newer than any list.
        for (const id of ids) this.#news.delete(id.toLowerCase());
        this.#soon();
      }),
      remoteTree.onDidLoad((referrals) => {
        this.#asked = Date.now();
        for (const { id, eTag } of referrals) this.#news.set(id.toLowerCase(), { eTag: String(eTag ?? '') });
        this.#soon();
      }),
      connections.onDidChange(() => {
        this.#news.clear();
        this.#soon();
      }),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused && remoteTree.visible && Date.now() - this.#asked > staleMs) remoteTree.refresh();
      }),
    );
  }

  /** Takes note that the service no longer has a referral. */
  gone(id: string): void {
    this.#news.set(id.toLowerCase(), 'gone');
    this.#soon();
  }

  /** The state of each referral of a file, in its order; none where it cannot be read. */
  async of(uri: Uri): Promise<SyncState[]> {
    const text = await readText(uri).catch(() => '');
    const store = this.parts.known.store();
    return Promise.all(
      findReferrals(text)
        .filter(({ value }) => typeof value === 'object' && value !== null)
        .map(async ({ id, value }) => {
          const key = typeof id === 'string' ? id : undefined;
          const baseline = key === undefined ? undefined : await store.get(key).catch(() => undefined);
          return syncState(value, key, baseline, key === undefined ? undefined : this.#news.get(key.toLowerCase()));
        }),
    );
  }

  /** The state of a file: the one of its referrals that needs most to be done. */
  async ofFile(uri: Uri): Promise<SyncState | undefined> {
    const states = await this.of(uri);
    return ranking.find((state) => states.includes(state));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #soon(): void {
    // Not put off by what follows: with many events on end the state would never show.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire(undefined);
    }, delay);
  }
}
