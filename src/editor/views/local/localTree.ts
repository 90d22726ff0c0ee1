import {
  Disposable,
  EventEmitter,
  l10n,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import { setContext } from '../../connection/contextKeys';
import type { WorkspaceIndex } from '../../workspace/index/workspaceIndex';
import { hasReferralFiles } from '../../workspace/searchFiles';
import type { ProblemCounts } from '../problemCounts';
import { groupItem } from '../rows/groupItem';
import { groupingText } from '../rows/groupReferrals';
import { indexedFacts } from '../rows/referralFacts';
import { filterText, isFiltering, isInvitation } from '../rows/viewFilter';
import type { SyncStates } from '../syncStates';
import { attentionBadge } from './attention';
import { type LocalNode, localItem, markTwins } from './localNode';
import { arrangeRows, isFlat, type LocalGroup, rowKey } from './localRows';
import type { LocalView } from './localView';
import { Redraw } from './redraw';

const delay = 150;

/** Maximum number of rows that show their state in words unasked; all rows have the badge. */
const maxStates = 500;

type Row = LocalNode | LocalGroup;

/** The view "Workspace": the referral files, with the referrals in them, as the index knows them. */
export class LocalTree implements TreeDataProvider<Row>, Disposable {
  readonly #changed = new EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<Row>;
  readonly #subscriptions: Disposable;
  /** Rows by address of their file. VS Code needs the same objects to redraw them. */
  readonly #rows = new Map<string, LocalNode[]>();
  /** Number of the latest count for the badge; older counts are discarded. */
  #badgeTurn = 0;
  /** Number of rows that match the filter. */
  #shown = 0;
  /** Keys of the rows in the view; undefined before it was shown. */
  #visible: ReadonlySet<string> | undefined;
  /** Keys of the rows that matched the filter since it was set or the view was refreshed. */
  readonly #held = new Set<string>();
  /** The filter that `#held` belongs to. */
  #filter: string;
  #timer: NodeJS.Timeout | undefined;
  readonly #redraw = new Redraw();

  constructor(
    private readonly parts: {
      workspaceIndex: WorkspaceIndex;
      states: SyncStates;
      problems: ProblemCounts;
      view: LocalView;
    },
  ) {
    const { problems, states, view, workspaceIndex } = parts;
    this.#filter = JSON.stringify(view.state.filter);
    this.#view = window.createTreeView('referrals.local', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.#subscriptions = Disposable.from(
      this.#view,
      workspaceIndex.onDidChange(() => this.#soon()),
      states.onDidChange((uris) => {
        this.#tellBadge();
        this.#tellStates(uris, { below: true });
      }),
      problems.onDidChange((uris) => this.#tellProblems(uris)),
      view.onDidChange(() => {
        const filter = JSON.stringify(view.state.filter);
        if (filter !== this.#filter) this.#held.clear();
        this.#filter = filter;
        this.#describe();
        this.#show();
      }),
    );
    this.#describe();
    this.#greet();
  }

  /**
   * Reads all files again.
   * @param isWished whether the user asked for it: then rows that no longer match the filter are removed
   */
  async refresh({ isWished = false } = {}): Promise<void> {
    if (isWished) this.#held.clear();
    await this.parts.workspaceIndex.refresh();
    this.#show();
  }

  /** Returns the selected rows of files and referrals. VS Code forgets them while it reads the rows again. */
  async selection(): Promise<readonly LocalNode[]> {
    const rows = await this.#redraw.selection(() => this.#view.selection);
    return rows.filter((row) => row.kind !== 'group');
  }

  /** Returns the number of referrals that match the filter. */
  async count(): Promise<number> {
    await this.#roots();
    return this.#shown;
  }

  /** Whether the filter of the view hides a referral. */
  hides(uri: Uri, pointer: string): boolean {
    if (!this.#visible || !isFiltering(this.parts.view.state.filter)) return false;
    // The only referral of a file has the row of the file.
    return ![pointer, undefined].some((each) => this.#visible?.has(rowKey({ uri, pointer: each })));
  }

  /** Returns the names of owners and customers in the files, as choices. */
  async seen(): Promise<{ owners: Map<string, string | undefined>; customers: Set<string> }> {
    await this.parts.workspaceIndex.settled();
    const owners = new Map<string, string | undefined>();
    const customers = new Set<string>();
    for (const referral of this.parts.workspaceIndex.index.referrals()) {
      const { customer, owner } = indexedFacts(referral);
      if (customer) customers.add(customer);
      if (owner) owners.set(owner, undefined);
    }
    return { owners, customers };
  }

  getTreeItem(row: Row): TreeItem {
    return row.kind === 'group' ? groupItem(row.group) : localItem(row);
  }

  /** Returns the rows below a row. VS Code shows that the view is loading meanwhile. */
  getChildren(parent?: Row): Promise<Row[]> {
    return this.#redraw.reading(this.#childrenOf(parent));
  }

  async #childrenOf(parent?: Row): Promise<Row[]> {
    if (parent?.kind === 'group') return parent.group.referrals;
    return parent ? this.#below(parent) : this.#roots();
  }

  async #roots(): Promise<Row[]> {
    const { states, view, workspaceIndex } = this.parts;
    await workspaceIndex.settled();
    const before = new Map(this.#rows);
    const { filter, groupBy } = view.state;
    const flat = isFlat(view.state);
    this.#rows.clear();
    for (const address of workspaceIndex.files) {
      const file = this.#fileRow(address);
      const rows = flat && file.referrals.length > 1 ? await this.#below(file, { named: true }) : [file];
      const [only] = rows;
      if (rows.length === 1 && only) only.state = before.get(address)?.[0]?.state;
      if (groupBy === 'state' || filter.state) for (const row of rows) row.state ??= await states.ofFile(row.uri);
      this.#rows.set(address, rows);
    }
    // Only after VS Code has the rows: it ignores news of others.
    setTimeout(() => this.#tellStates(undefined, { below: false }));
    const arranged = arrangeRows([...this.#rows.values()].flat(), view.state, new Date(), this.#held);
    this.#shown = arranged.count;
    const visible = arranged.rows.flatMap((row) => (row.kind === 'group' ? row.group.referrals : [row]));
    markTwins(visible);
    this.#visible = new Set(visible.map(rowKey));
    this.#view.message =
      arranged.count === 0 && isFiltering(filter) && workspaceIndex.files.length > 0
        ? l10n.t('No referral matches the filter.')
        : '';
    this.#tellBadge();
    return arranged.rows;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #fileRow(address: string): LocalNode {
    const uri = Uri.parse(address);
    const found = this.parts.workspaceIndex.index.get(address);
    const referrals = (found ?? []).map((referral) => {
      const { externalReferenceId, id, line, pointer } = referral;
      return { ...indexedFacts(referral), pointer, line, id: id?.value, reference: externalReferenceId?.value };
    });
    const problems = this.parts.problems.of(uri);
    return { kind: 'file', uri, referrals, problems, ...(!found && { unread: true }) };
  }

  /** Returns the rows of the referrals of a file. */
  async #below({ uri, referrals }: LocalNode, { named = false } = {}): Promise<LocalNode[]> {
    const states = new Map((await this.parts.states.of(uri)).map(({ pointer, state }) => [pointer, state]));
    const rows = referrals.map((referral, index): LocalNode => {
      const { line, pointer } = referral;
      const end = referrals[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const problems = this.parts.problems.between(uri, line, end);
      return {
        ...{ kind: 'referral', uri, pointer, referrals: [referral], state: states.get(pointer), problems },
        ...(!named && { below: true }),
      };
    });
    markTwins(rows);
    return rows;
  }

  /**
   * Redraws the rows of these files, or of all, when their states are known.
   * @param below whether rows below a file may have changed state although the file has not
   */
  async #tellStates(uris: readonly Uri[] | undefined, { below }: { below: boolean }): Promise<void> {
    const rows = uris ? uris.flatMap((uri) => this.#rows.get(uri.toString()) ?? []) : [...this.#rows.values()].flat();
    const changed: LocalNode[] = [];
    for (const row of rows.slice(0, maxStates)) {
      const state = await this.#stateOf(row);
      if (state === row.state && !(below && row.referrals.length > 1)) continue;
      row.state = state;
      if (this.#rows.get(row.uri.toString())?.includes(row)) changed.push(row);
    }
    if (changed.length === 0) return;
    const { filter, groupBy } = this.parts.view.state;
    if (groupBy === 'state' || filter.state) this.#soon();
    else this.#changed.fire(changed);
  }

  async #stateOf({ kind, pointer, uri }: LocalNode) {
    if (kind === 'file') return this.parts.states.ofFile(uri);
    return (await this.parts.states.of(uri)).find((each) => each.pointer === pointer)?.state;
  }

  #tellProblems(uris: readonly Uri[]): void {
    this.#tellBadge();
    const rows = uris.flatMap((uri) => this.#rows.get(uri.toString()) ?? []);
    if (rows.length === 0) return;
    if (this.parts.view.state.filter.problems || rows.some(({ kind }) => kind === 'referral')) {
      this.#soon();
      return;
    }
    for (const row of rows) row.problems = this.parts.problems.of(row.uri);
    this.#changed.fire(rows);
  }

  /**
   * Updates the badge, which counts what needs attention in the whole workspace, whatever the filter, even before the
   * view is shown.
   */
  async #tellBadge(): Promise<void> {
    const { problems, states, workspaceIndex } = this.parts;
    const turn = ++this.#badgeTurn;
    const conflicts = await states.conflicts();
    if (turn !== this.#badgeTurn) return; // counted again meanwhile
    let invitations = 0;
    for (const referral of workspaceIndex.index.referrals())
      if (isInvitation({ status: referral.status, direction: referral.direction })) invitations++;
    const shown = [...problems.withErrors()].filter((uri) => this.#isReferralFile(uri)).map(String);
    const filesWithErrors = new Set([...shown, ...workspaceIndex.withErrors]).size;
    this.#view.badge = attentionBadge({ conflicts, filesWithErrors, invitations });
  }

  #isReferralFile(uri: Uri): boolean {
    return uri.scheme !== 'referral-remote' && this.parts.workspaceIndex.index.get(uri.toString()) !== undefined;
  }

  #describe(): void {
    const { filter, groupBy } = this.parts.view.state;
    setContext('referrals.local.isFiltered', isFiltering(filter));
    this.#view.description = [filterText(filter), groupingText(groupBy)].filter(Boolean).join(' · ');
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#show(), delay);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tellFiles(this.parts.workspaceIndex.files.length > 0);
    this.#tellBadge();
    this.#redraw.begin();
    this.#changed.fire(undefined);
  }

  /** Shows the welcome text without waiting until all files were read. */
  async #greet(): Promise<void> {
    this.#tellFiles(await hasReferralFiles());
  }

  /** Sets whether there are files. Until that is known, the view does not say that there are none. */
  #tellFiles(hasFiles: boolean): void {
    setContext('referrals.hasFiles', hasFiles);
    setContext('referrals.local.isEmpty', !hasFiles);
  }
}
