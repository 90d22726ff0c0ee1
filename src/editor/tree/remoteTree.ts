import {
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { odataFilter } from '../../api/odataFilter';
import type { ReferralsApi, RemoteReferral } from '../../api/referralsApi';
import { type Failure, failureOf } from '../commands/failureOf';
import type { RemoteDocuments } from '../remote/remoteDocuments';
import type { Connections } from '../service/connections';
import type { SettingsReader } from '../settings';
import { groupReferrals } from './groupReferrals';
import { inOrder } from './inOrder';
import { type RemoteNode, remoteItem } from './remoteNode';
import { orders, type RemoteView } from './remoteView';

/** What was loaded of the list; replaced as a whole on refresh, so that a late answer changes nothing. */
interface Listing {
  items: RemoteReferral[];
  next?: string;
  /** Why the last page could not be loaded. */
  problem?: Failure | undefined;
  /** The page that is being loaded. */
  loading?: Promise<void>;
}

/** What is loaded of the list, and why no more. */
export interface Loaded {
  count: number;
  error?: Failure;
}

function loaded({ items, problem }: Listing): Loaded {
  return { count: items.length, ...(problem && { error: problem }) };
}

/** The view "Partner Center": the service's referrals, the latest first, page by page. */
export class RemoteTree implements TreeDataProvider<RemoteNode>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #loaded = new EventEmitter<readonly RemoteReferral[]>();
  /** Tells what the service said of referrals just now. */
  readonly onDidLoad = this.#loaded.event;
  readonly #view: TreeView<RemoteNode>;
  readonly #subscriptions: Disposable;
  #listing: Listing | undefined;

  constructor(
    private readonly parts: {
      connections: Connections;
      settings: SettingsReader;
      documents: RemoteDocuments;
      view: RemoteView;
      log: LogOutputChannel;
    },
  ) {
    this.#view = window.createTreeView('referrals.remote', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      parts.connections.onDidChange(() => this.refresh()),
      parts.view.onDidChange(({ reload }) => {
        this.#tellFilter();
        if (reload) this.refresh();
        else this.#changed.fire();
      }),
    );
    this.#tellFilter();
  }

  /** Whether anybody sees the view. */
  get visible(): boolean {
    return this.#view.visible;
  }

  /** Forgets what was loaded; a visible view asks anew. */
  refresh(): void {
    this.#listing = undefined;
    this.#changed.fire();
  }

  /** Asks for the first page now, whether or not the view is visible; tells how many referrals came, and what failed. */
  async reload(): Promise<Loaded> {
    const listing: Listing = { items: [] };
    this.#listing = listing;
    if (await this.parts.connections.isSignedIn()) await this.#load(listing, { interactive: true });
    this.#changed.fire();
    return loaded(listing);
  }

  /** Loads the next page, or tries the one again that failed. */
  async more(): Promise<Loaded> {
    const listing = this.#listing;
    if (!listing) return { count: 0 };
    await this.#load(listing, { interactive: true });
    this.#changed.fire();
    return loaded(listing);
  }

  getTreeItem(node: RemoteNode): TreeItem {
    return remoteItem(node);
  }

  /** While this has not answered, the view shows that it is loading. No rows: the welcome content says why. */
  async getChildren(node?: RemoteNode): Promise<RemoteNode[]> {
    if (node) return node.kind === 'group' ? node.group.referrals.map((referral) => this.#row(referral)) : [];
    if (!(await this.parts.connections.isSignedIn())) return [];
    if (!this.#listing) {
      this.#listing = { items: [] };
      await this.#load(this.#listing, { interactive: false });
    } else await this.#listing.loading;
    return this.#listing ? this.#rows(this.#listing) : [];
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#loaded.dispose();
  }

  #rows({ items, next, problem }: Listing): RemoteNode[] {
    const { groupBy, filter, orderBy } = this.parts.view.state;
    const sorted = inOrder(items, orderBy);
    const rows: RemoteNode[] =
      groupBy === 'none'
        ? sorted.map((referral) => this.#row(referral))
        : groupReferrals(sorted, groupBy).map((group) => ({ kind: 'group', group }));
    // With a filter the welcome content, which speaks of an empty service, would be wrong.
    this.#view.message = items.length === 0 && !problem && filter !== '' ? 'No referral matches the filter.' : '';
    if (problem) rows.push({ kind: 'error', message: problem.message }, { kind: 'retry' });
    else if (next) rows.push({ kind: 'more' });
    return rows;
  }

  #row(referral: RemoteReferral): RemoteNode {
    return { kind: 'referral', referral, uri: this.parts.documents.uriOf(referral) };
  }

  #tellFilter(): void {
    const { filter, groupBy } = this.parts.view.state;
    this.#view.description = [filter, groupBy === 'none' ? '' : `by ${groupBy}`].filter(Boolean).join(' · ');
  }

  /** @param interactive whether the user wants the list now, and may be asked to sign in anew where that is refused */
  #load(listing: Listing, how: { interactive: boolean }): Promise<void> {
    listing.loading ??= this.#loadPage(listing, how).finally(() => {
      listing.loading = undefined;
    });
    return listing.loading;
  }

  async #loadPage(listing: Listing, how: { interactive: boolean }): Promise<void> {
    listing.problem = undefined;
    try {
      const { api } = await this.parts.connections.open(how);
      const page = await this.#page(api, listing.next);
      const known = new Set(listing.items.map(({ id }) => id));
      // The list may have moved between two pages; VS Code refuses two rows with one id.
      listing.items.push(...page.items.filter(({ id }) => !known.has(id) && known.add(id)));
      listing.next = page.next;
      this.#loaded.fire(page.items);
    } catch (error) {
      listing.problem = failureOf(error);
      this.parts.log.warn(listing.problem.message);
    }
  }

  #page(api: ReferralsApi, next: string | undefined) {
    const { filter, orderBy } = this.parts.view.state;
    const both = odataFilter({ and: [{ text: this.parts.settings.read()['pull.filter'] }, { text: filter }] });
    return api.listPage({ filter: both, orderBy: orders[orderBy].orderBy }, next);
  }
}
