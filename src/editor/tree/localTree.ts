import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem, window, workspace } from 'vscode';
import { findReferralFiles, referralGlob } from '../findReferralFiles';
import { languageId } from '../language/languageId';
import type { ReferralDocuments } from '../language/referralDocuments';
import { openDocument } from '../openDocument';
import { readText } from '../readText';
import { textPositions } from '../textPositions';
import { setContext } from '../ui/contextKeys';
import { type LocalNode, localItem } from './localNode';

const delay = 300;

/** The view "Workspace": the referral files, with the referrals in them. */
export class LocalTree implements TreeDataProvider<LocalNode>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly documents: ReferralDocuments) {
    const watcher = workspace.createFileSystemWatcher(referralGlob);
    const soon = () => this.#soon();
    this.#subscriptions = Disposable.from(
      window.createTreeView('referrals.local', { treeDataProvider: this, showCollapseAll: true }),
      watcher,
      watcher.onDidCreate(soon),
      watcher.onDidChange(soon),
      watcher.onDidDelete(soon),
      workspace.onDidChangeWorkspaceFolders(soon),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === languageId && contentChanges.length > 0) soon();
      }),
    );
    this.#countFiles();
  }

  /** Reads the files anew where the view is visible. */
  refresh(): void {
    this.#countFiles();
    this.#changed.fire();
  }

  getTreeItem(node: LocalNode): TreeItem {
    return localItem(node);
  }

  async getChildren(node?: LocalNode): Promise<LocalNode[]> {
    if (node) return node.referrals.map((referral) => ({ kind: 'referral', uri: node.uri, referrals: [referral] }));
    const files = await findReferralFiles();
    return Promise.all(files.map((uri) => this.#node(uri)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), delay);
  }

  async #countFiles(): Promise<void> {
    const files = await workspace.findFiles(referralGlob, '**/node_modules/**', 1);
    setContext('referrals.hasFiles', files.length > 0);
  }

  /** A file that cannot be read, or is gone by now, is shown without what is in it. */
  async #node(uri: LocalNode['uri']): Promise<LocalNode> {
    try {
      const document = openDocument(uri);
      const parsed = document ? this.documents.parse(document) : this.documents.language.parse(await readText(uri));
      const positionAt = textPositions(parsed.text);
      const referrals = parsed.referrals.map(({ value, offset }) => ({ value, line: positionAt(offset).line }));
      return { kind: 'file', uri, referrals };
    } catch {
      return { kind: 'file', uri, referrals: [] };
    }
  }
}
