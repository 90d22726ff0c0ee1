import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem, Uri, window } from 'vscode';
import { hasReferralFiles } from '../findReferralFiles';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { SyncStates } from '../service/syncStates';
import { setContext } from '../ui/contextKeys';
import { type LocalNode, localItem } from './localNode';
import { indexedFacts } from './referralFacts';

const delay = 150;

/** So many rows say their state in words; of the others only the badge does, which is asked for when it is seen. */
const most = 500;

/** The view "Workspace": the referral files, with the referrals in them, as the index knows them. */
export class LocalTree implements TreeDataProvider<LocalNode>, Disposable {
  readonly #changed = new EventEmitter<LocalNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: Disposable;
  /** The rows of files, by address: VS Code wants the same ones when their looks change. */
  readonly #rows = new Map<string, LocalNode>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly workspaceIndex: WorkspaceIndex,
    private readonly states: SyncStates,
  ) {
    this.#subscriptions = Disposable.from(
      window.createTreeView('referrals.local', {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
      workspaceIndex.onDidChange(() => this.#soon()),
      states.onDidChange((uris) => this.#tellStates(uris, { below: true })),
    );
    this.#greet();
  }

  /** Looks at the files anew. */
  async refresh(): Promise<void> {
    await this.workspaceIndex.refresh();
    this.#show();
  }

  getTreeItem(node: LocalNode): TreeItem {
    return localItem(node);
  }

  /** While this has not answered, the view shows that it is loading. */
  async getChildren(node?: LocalNode): Promise<LocalNode[]> {
    if (node) {
      const states = new Map((await this.states.of(node.uri)).map(({ pointer, state }) => [pointer, state]));
      return node.referrals.map((referral) => {
        const { pointer } = referral;
        return {
          kind: 'referral',
          uri: node.uri,
          pointer,
          referrals: [referral],
          below: true,
          state: states.get(pointer),
        };
      });
    }
    await this.workspaceIndex.settled();
    const { files, index } = this.workspaceIndex;
    const before = new Map(this.#rows);
    this.#rows.clear();
    for (const address of files) {
      const referrals = (index.get(address) ?? []).map((referral) => {
        return { ...indexedFacts(referral), pointer: referral.pointer, line: referral.line };
      });
      const state = before.get(address)?.state;
      this.#rows.set(address, { kind: 'file', uri: Uri.parse(address), referrals, state });
    }
    // Only when VS Code has the rows: it ignores news of any that it has not.
    setTimeout(() => this.#tellStates(undefined, { below: false }));
    return [...this.#rows.values()];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /**
   * Shows the states of these files, or of all, once they are known.
   * @param below whether rows below a file may have another state though the file has not
   */
  async #tellStates(uris: readonly Uri[] | undefined, { below }: { below: boolean }): Promise<void> {
    const rows = uris ? uris.flatMap((uri) => this.#rows.get(uri.toString()) ?? []) : [...this.#rows.values()];
    const changed: LocalNode[] = [];
    for (const row of rows.slice(0, most)) {
      const state = await this.states.ofFile(row.uri);
      if (state === row.state && !(below && row.referrals.length > 1)) continue;
      row.state = state;
      if (this.#rows.get(row.uri.toString()) === row) changed.push(row);
    }
    if (changed.length > 0) this.#changed.fire(changed);
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#show(), delay);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    setContext('referrals.hasFiles', this.workspaceIndex.files.length > 0);
    this.#changed.fire(undefined);
  }

  /** The welcome text must not wait until all files were read. */
  async #greet(): Promise<void> {
    setContext('referrals.hasFiles', await hasReferralFiles());
  }
}
