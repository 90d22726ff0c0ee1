import { ApiError } from '../../api/apiError';
import { listPages } from '../../api/odata/listPages';
import type { CallOptions, ReferralsApi, RemoteReferral, Saved } from '../../api/referralsApi';
import { isGenerated, referenceOf } from '../referral/reference';
import { clockMarginMs, hasReference, mayHaveReference, plainName, plainReference } from './matchesSent';

/** Maximum number of referrals with one reference to read in full. */
const maxRead = 10;

/** What a create is recognized by, besides its engagement. */
const recognizedBy = ['externalReferenceId', 'name', 'type', 'target'] as const;

/** The referrals of a list. */
interface Recent {
  /** See `plainName`. */
  byName: ReadonlyMap<string, readonly RemoteReferral[]>;
  /** See `plainReference`. */
  byReference: ReadonlyMap<string, readonly RemoteReferral[]>;
  isPartial: boolean;
}

/**
 * Looks for referrals by their reference in the service's list, the newest first, as the documentation describes ordering
 * and paging. No filter: the documentation names none for references. Reads on until the list is older than the create;
 * a list in another order is read to its end. One search serves many creates of one run.
 *
 * Finding nothing proves nothing: the list may show a referral later, or not to this user.
 */
export class CreateSearch {
  #read: RemoteReferral[] = [];
  #pages: AsyncGenerator<readonly RemoteReferral[], void, undefined> | undefined;
  #isAtEnd = false;
  #isBroken = false;
  #oldest = Number.POSITIVE_INFINITY;
  #newest = Number.NEGATIVE_INFINITY;
  #isDescending = true;
  #turn: Promise<unknown> = Promise.resolve();
  #recent: Promise<Recent> | undefined;
  /** By reference in lower case. */
  readonly #sent = new Map<string, Partial<RemoteReferral>[]>();
  /** In lower case. */
  readonly #created = new Set<string>();
  /** IDs that files have, in lower case. */
  readonly #held = new Set<string>();

  constructor(private readonly api: ReferralsApi) {}

  /**
   * Returns the full versions of the referrals with the reference of a create, from GET. Rows of the list that lack the
   * reference are read as well if they may be the one. `isPartial` if the list could not be read to its end.
   * @param sent the body of the create
   * @param since when the create was sent first; undefined looks at the whole list
   * @param fresh reads the list again, for a create that was sent after the search began
   * @throws ApiError if the service cannot be asked
   */
  find(
    sent: Readonly<Record<string, unknown>>,
    { since, fresh = false }: { since: string | undefined; fresh?: boolean },
    call: CallOptions,
  ): Promise<{ found: Saved[]; isPartial: boolean }> {
    const reference = referenceOf(sent);
    const turn = this.#turn.then(async () => {
      if (fresh) this.#restart();
      const at = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
      const isPartial = !(await this.#readUntil(at, call));
      const listed = this.#read.filter((each) => hasReference(each, reference));
      const rows = [...listed, ...this.#unsure(plainName(sent), at)].slice(0, maxRead);
      return { found: await this.#full(rows, reference, call), isPartial };
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Takes note of what this run has sent: the list may not show it yet. Only what it is recognized by is kept.
   * @param id undefined for a create in doubt
   */
  add(sent: Readonly<Record<string, unknown>> = {}, id?: string): void {
    if (id !== undefined) this.#created.add(id.toLowerCase());
    const reference = referenceOf(sent);
    if (!reference || isGenerated(reference)) return;
    const { externalReferenceId, name, type, target, engagementId, customerProfile } = sent;
    const kept = { externalReferenceId, name, type, target, engagementId, customerProfile };
    const key = reference.toLowerCase();
    this.#sent.set(key, [...(this.#sent.get(key) ?? []), { ...kept, ...(id !== undefined && { id }) }]);
  }

  /**
   * Returns what this run has sent with the reference and name of a create, and which referrals since a time have both.
   * The list is read once for all creates of a run. Rows that lack something are read in full. `sharing`: all referrals of
   * the list with the reference, whatever their name; `isPartial` if the list could not be read to its end.
   * @throws ApiError if the service cannot be asked
   */
  async recent(
    sent: Readonly<Record<string, unknown>>,
    since: number,
    call: CallOptions,
  ): Promise<{ found: readonly Partial<RemoteReferral>[]; sharing: readonly RemoteReferral[]; isPartial: boolean }> {
    const reference = referenceOf(sent);
    this.#recent ??= this.#readRecent(since, call);
    const { byName, byReference, isPartial } = await this.#recent;
    const name = plainName(sent);
    const named = new Set([...(byName.get(name) ?? []), ...(byName.get('') ?? [])]);
    const rows = [...named].filter((each) => hasReference(each, reference) || mayHaveReference(each, new Set([name])));
    const isFull = (row: RemoteReferral): boolean => recognizedBy.every((property) => row[property] !== undefined);
    const read = await this.#full(rows.filter((row) => !isFull(row)).slice(0, maxRead), reference, call);
    const full = read.map(({ body }) => body);
    const found = [...(this.#sent.get(reference.toLowerCase()) ?? []), ...rows.filter(isFull), ...full];
    const listed = byReference.get(plainReference(sent)) ?? [];
    const ids = new Set(full.map(({ id }) => id));
    const sharing = full.length > 0 ? [...full, ...listed.filter(({ id }) => !ids.has(id))] : listed;
    return { found, sharing, isPartial };
  }

  #readRecent(since: number, call: CallOptions): Promise<Recent> {
    const turn = this.#turn.then(async () => {
      const isPartial = !(await this.#readUntil(since, call));
      const byName = groupBy(this.#read, plainName);
      return { byName, byReference: groupBy(this.#read, plainReference), isPartial };
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Whether this run has created the referral, so that no other file may take it. */
  hasCreated(id: string): boolean {
    return this.#created.has(id.toLowerCase());
  }

  /**
   * Whether a file has the referral, or this run has created it. What a file has is asked once: many creates may share one
   * reference.
   */
  async isHeld(id: string, isTaken: (id: string) => Promise<boolean>): Promise<boolean> {
    const key = id.toLowerCase();
    if (this.#created.has(key) || this.#held.has(key)) return true;
    const held = await isTaken(id);
    if (held) this.#held.add(key);
    return held;
  }

  #restart(): void {
    this.#read = [];
    this.#pages = undefined;
    this.#isAtEnd = false;
    this.#isBroken = false;
    this.#oldest = Number.POSITIVE_INFINITY;
    this.#newest = Number.NEGATIVE_INFINITY;
    this.#isDescending = true;
  }

  /** Reads on until the list is older. Returns false if it ended before that with an error. */
  async #readUntil(since: number, call: CallOptions): Promise<boolean> {
    // A clock that is ahead of the service's must not end the search before it begins.
    const isOlder = (): boolean => this.#isDescending && this.#oldest < Math.min(since, this.#newest) - clockMarginMs;
    while (!this.#isAtEnd && !isOlder()) {
      this.#pages ??= listPages(this.api, { orderBy: 'createdDateTime desc' }, call);
      let page: IteratorResult<readonly RemoteReferral[], void>;
      try {
        call.signal?.throwIfAborted();
        page = await this.#pages.next();
      } catch (error) {
        // The next search begins again. A list without an end has shown what it can.
        this.#pages = undefined;
        if (!ApiError.is(error, 'malformed')) throw error;
        this.#isAtEnd = true;
        this.#isBroken = true;
        break;
      }
      if (page.done) this.#isAtEnd = true;
      else this.#take(page.value);
    }
    return !this.#isBroken || isOlder();
  }

  #take(items: readonly RemoteReferral[]): void {
    const dates = items.map(({ createdDateTime }) => Date.parse(String(createdDateTime)));
    for (const date of dates) {
      if (!(date <= this.#oldest)) this.#isDescending = false;
      this.#oldest = Math.min(this.#oldest, date);
      this.#newest = Math.max(this.#newest, date);
    }
    // One date on all of a page does not show an order yet.
    const [first = Number.NaN] = dates;
    if (this.#read.length === 0 && !(first > this.#oldest)) this.#isDescending = items.length <= 1;
    this.#read.push(...items);
  }

  /** Rows that lack a reference and were created after `at`, the nearest to it first. */
  #unsure(name: string, at: number): RemoteReferral[] {
    const names = new Set([name]);
    const lateMs = ({ createdDateTime }: RemoteReferral): number => Date.parse(String(createdDateTime)) - at;
    return this.#read
      .filter((each) => mayHaveReference(each, names) && !(lateMs(each) < -clockMarginMs))
      .sort((a, b) => Math.abs(lateMs(a)) - Math.abs(lateMs(b)));
  }

  async #full(listed: readonly RemoteReferral[], reference: string, call: CallOptions): Promise<Saved[]> {
    const full: Saved[] = [];
    for (const { id } of listed) {
      try {
        const saved = await this.api.get(id, call);
        if (hasReference(saved.body, reference)) full.push(saved);
      } catch (error) {
        if (!ApiError.is(error, 'missing')) throw error;
      }
    }
    return full;
  }
}

function groupBy(
  rows: readonly RemoteReferral[],
  keyOf: (row: RemoteReferral) => string,
): Map<string, RemoteReferral[]> {
  const groups = new Map<string, RemoteReferral[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
