import {
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { odataFilter } from '../../../api/odata/odataFilter';
import type { ReferralsApi, RemoteReferral } from '../../../api/referralsApi';
import type { SettingsReader } from '../../configuration/settings';
import { serviceTitle } from '../../connection/chosenService';
import type { Connections } from '../../connection/connections';
import { setContext } from '../../connection/contextKeys';
import type { RemoteDocuments } from '../../remote/remoteDocuments';
import { type Failure, failureOf } from '../../ui/failureOf';
import { groupingText, groupReferrals } from '../rows/groupReferrals';
import { inOrder, type RowOrder } from '../rows/inOrder';
import { referralFacts } from '../rows/referralFacts';
import { filterQuery, filterText, isAnsweredHere, isFiltering, matchesFilter } from '../rows/viewFilter';
import { type LocalLookup, type RemoteNode, remoteItem, twinMarks } from './remoteNode';
import { type Order, orders, type RemoteView } from './remoteView';
import { SeenPeople } from './seenPeople';

/** The loaded part of the list. Replaced as a whole on refresh, so that a late response changes nothing. */
interface Listing {
  items: RemoteReferral[];
  next?: string;
  /** Why the last page could not be loaded. */
  problem?: Failure | undefined;
  /** The page that is being loaded. */
  loading?: Promise<void>;
}

/** The loaded referrals, and why there are no more. */
export interface Loaded {
  count: number;
  error?: Failure;
}

/** Maximum number of pages to load at once while few referrals match a filter that is applied here. */
const maxPages = 10;

/** Delay before rows show changes in the workspace, in milliseconds. */
const delay = 300;

/** Number of matching referrals that fill the view. */
const enough = 50;

/** The view "Partner Center" or "Sandbox": the service's referrals, the latest first, page by page. */
export class RemoteTree implements TreeDataProvider<RemoteNode>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #loaded = new EventEmitter<readonly RemoteReferral[]>();
  /** Fires with the referrals that the service sent. */
  readonly onDidLoad = this.#loaded.event;
  readonly #view: TreeView<RemoteNode>;
  readonly #subscriptions: Disposable;
  #listing: Listing | undefined;
  #twins: LocalLookup | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** People in all referrals of this service that were loaded. */
  readonly #people = new SeenPeople();

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
      parts.connections.onDidChange(() => {
        this.#people.clear();
        this.#describe();
        this.refresh();
      }),
      parts.view.onDidChange(({ reload }) => {
        this.#describe();
        if (reload) this.refresh();
        else this.#changed.fire();
      }),
    );
    this.#describe();
  }

  /** Shows what the workspace knows about the referrals, now and when it changes. */
  showLocal(twins: LocalLookup): Disposable {
    this.#twins = twins;
    return twins.onDidChange(() => {
      if (this.#listing && this.#view.visible) this.#timer ??= setTimeout(() => this.#redraw(), delay);
    });
  }

  /** Whether the view is visible. */
  get visible(): boolean {
    return this.#view.visible;
  }

  /** Returns the names of owners and customers seen so far, as choices. Loads the first page if none was loaded. */
  async seen(): Promise<{ owners: Map<string, string | undefined>; customers: Set<string> }> {
    if (this.#people.customers.size === 0) await this.reload();
    return this.#people;
  }

  /** The members of all teams seen so far, without asking the service. */
  get members(): readonly object[] {
    return [...this.#people.members.values()];
  }

  /** Forgets what was loaded. A visible view loads again. */
  refresh(): void {
    this.#listing = undefined;
    this.#changed.fire();
  }

  /** Loads the first page now, even if the view is hidden. Returns the number of referrals, and the failure. */
  async reload(): Promise<Loaded> {
    const listing: Listing = { items: [] };
    this.#listing = listing;
    if (await this.parts.connections.isSignedIn()) await this.#load(listing, { interactive: true });
    this.#changed.fire();
    return this.#loadedOf(listing);
  }

  /** Loads the next page, or the one that failed. */
  async more(): Promise<Loaded> {
    const listing = this.#listing;
    if (!listing) return { count: 0 };
    await this.#load(listing, { interactive: true });
    this.#changed.fire();
    return this.#loadedOf(listing);
  }

  getTreeItem(node: RemoteNode): TreeItem {
    return remoteItem(node);
  }

  /**
   * Returns the rows below a row. VS Code shows that the view is loading meanwhile. If there are none, the welcome
   * content says why.
   */
  async getChildren(node?: RemoteNode): Promise<RemoteNode[]> {
    if (node) return node.kind === 'group' ? this.#rowsOf(node.group.referrals) : [];
    if (!(await this.parts.connections.isSignedIn())) return [];
    if (!this.#listing) {
      this.#listing = { items: [] };
      setContext('referrals.remote.isEmpty', false);
      await this.#load(this.#listing, { interactive: false });
    } else await this.#listing.loading;
    return this.#listing ? this.#rows(this.#listing) : [];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#loaded.dispose();
  }

  async #rows(listing: Listing): Promise<RemoteNode[]> {
    const { next, problem } = listing;
    const { groupBy, orderBy } = this.parts.view.state;
    const matching = this.#matching(listing);
    const sorted = isRowOrder(orderBy) ? inOrder(matching, orderBy, referralFacts) : matching;
    const isWhole = !next && !problem;
    const rows: RemoteNode[] =
      groupBy === 'none'
        ? await this.#rowsOf(sorted)
        : groupReferrals(sorted, groupBy, orderBy === 'value' || orderBy === 'closing').map((group) => ({
            kind: 'group',
            group,
            isWhole,
          }));
    this.#view.message = this.#messageOf(listing, matching.length);
    if (problem) rows.push({ kind: 'error', message: problem.message }, { kind: 'retry' });
    else if (next) rows.push({ kind: 'more' });
    setContext('referrals.remote.isEmpty', rows.length === 0);
    return rows;
  }

  /** Returns the message of the view. Without it, the welcome content would say that the service is empty. */
  #messageOf({ items, next, problem }: Listing, count: number): string {
    const { conditions, filter } = this.parts.view.state;
    if (problem) return '';
    if (next && isAnsweredHere(conditions))
      return l10n.t('{0} of the {1} referrals loaded so far match the filter.', count, items.length);
    return count === 0 && (filter !== '' || isFiltering(conditions)) ? l10n.t('No referral matches the filter.') : '';
  }

  #matching({ items }: Listing): readonly RemoteReferral[] {
    const { conditions } = this.parts.view.state;
    if (!isFiltering(conditions)) return items;
    const today = new Date();
    return items.filter((referral) => matchesFilter(referralFacts(referral), conditions, today));
  }

  #loadedOf(listing: Listing): Loaded {
    return { count: this.#matching(listing).length, ...(listing.problem && { error: listing.problem }) };
  }

  #rowsOf(referrals: readonly RemoteReferral[]): Promise<RemoteNode[]> {
    const marks = twinMarks(referrals);
    return Promise.all(
      referrals.map(async (referral, index) => {
        const uri = this.parts.documents.uriOf(referral);
        return { kind: 'referral', referral, uri, local: await this.#twins?.of(referral.id), mark: marks[index] };
      }),
    );
  }

  #redraw(): void {
    this.#timer = undefined;
    this.#changed.fire();
  }

  #describe(): void {
    const { conditions, filter, groupBy } = this.parts.view.state;
    this.#view.title = serviceTitle(this.parts.connections.service);
    setContext('referrals.isFiltered', filter !== '' || isFiltering(conditions));
    this.#view.description = [
      filterText(conditions),
      filter && l10n.t('OData filter'),
      this.parts.settings.read()['pull.filter'].trim() && l10n.t('filter from the settings'),
      groupingText(groupBy),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /**
   * Loads the next page.
   * @param interactive whether the user wants the list now, and may be asked to sign in again
   */
  #load(listing: Listing, how: { interactive: boolean }): Promise<void> {
    listing.loading ??= this.#loadEnough(listing, how).finally(() => {
      listing.loading = undefined;
    });
    return listing.loading;
  }

  /** Loads a page, and further ones while a filter that is applied here leaves only few rows. */
  async #loadEnough(listing: Listing, how: { interactive: boolean }): Promise<void> {
    for (let pages = 0; pages < maxPages; pages++) {
      await this.#loadPage(listing, how);
      const isShort = isAnsweredHere(this.parts.view.state.conditions) && this.#matching(listing).length < enough;
      if (!isShort || !listing.next || listing.problem) return;
    }
  }

  async #loadPage(listing: Listing, how: { interactive: boolean }): Promise<void> {
    listing.problem = undefined;
    try {
      const { api } = await this.parts.connections.open(how);
      const page = await this.#page(api, listing.next);
      const known = new Set(listing.items.map(({ id }) => id));
      // The list may have moved between two pages; VS Code refuses two rows with one id.
      listing.items.push(...page.items.filter(({ id }) => !known.has(id) && known.add(id)));
      this.#people.add(page.items);
      this.#loaded.fire(page.items);
      if (page.problem) throw page.problem;
      listing.next = page.next;
    } catch (error) {
      listing.problem = failureOf(error);
      this.parts.log.warn(listing.problem.message);
    }
  }

  #page(api: ReferralsApi, next: string | undefined) {
    const { conditions, filter, orderBy } = this.parts.view.state;
    const texts = [this.parts.settings.read()['pull.filter'], filter, filterQuery(conditions)];
    const both = odataFilter({ and: texts.map((text) => ({ text })) });
    return api.listPage({ filter: both, orderBy: orders[orderBy].orderBy }, next);
  }
}

function isRowOrder(order: Order): order is RowOrder {
  return order === 'name' || order === 'closing' || order === 'value';
}
