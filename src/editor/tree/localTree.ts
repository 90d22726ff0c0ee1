import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem, Uri, window } from 'vscode';
import { hasReferralFiles } from '../findReferralFiles';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { setContext } from '../ui/contextKeys';
import { type LocalNode, localItem } from './localNode';

const delay = 150;

/** The view "Workspace": the referral files, with the referrals in them, as the index knows them. */
export class LocalTree implements TreeDataProvider<LocalNode>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly workspaceIndex: WorkspaceIndex) {
    this.#subscriptions = Disposable.from(
      window.createTreeView('referrals.local', {
        treeDataProvider: this,
        showCollapseAll: true,
        canSelectMany: true,
      }),
      workspaceIndex.onDidChange(() => this.#soon()),
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
    if (node) return node.referrals.map((referral) => ({ kind: 'referral', uri: node.uri, referrals: [referral] }));
    await this.workspaceIndex.settled();
    const { files, index } = this.workspaceIndex;
    return files.map((address) => {
      const referrals = (index.get(address) ?? []).map(({ name, status, substatus, line }) => {
        return { name: name?.value, status, substatus, line };
      });
      return { kind: 'file', uri: Uri.parse(address), referrals };
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#show(), delay);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    setContext('referrals.hasFiles', this.workspaceIndex.files.length > 0);
    this.#changed.fire();
  }

  /** The welcome text must not wait until all files were read. */
  async #greet(): Promise<void> {
    setContext('referrals.hasFiles', await hasReferralFiles());
  }
}
