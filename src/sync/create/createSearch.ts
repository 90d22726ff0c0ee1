import { ApiError } from '../../api/apiError';
import { listPages } from '../../api/odata/listPages';
import type { CallOptions, ReferralsApi, RemoteReferral, Saved } from '../../api/referralsApi';
import { isGenerated, referenceOf } from '../referral/reference';
import { clockMarginMs, hasReference, mayHaveReference, plainName, plainReference } from './matchesSent';

/** Maximum number of referrals with one reference to read in full. */
const maxRead = 10;

/** Properties that a create is recognized by, besides its engagement. */
const recognizedBy = ['externalReferenceId', 'name', 'type', 'target'] as const;

/** The recent referrals of the service's list. */
interface Recent {
  /** See `plainName`. */
  byName: ReadonlyMap<string, readonly RemoteReferral[]>;
  /** See `plainReference`. */
  byReference: ReadonlyMap<string, readonly RemoteReferral[]>;
  isPartial: boolean;
}

/**
 * Searches the service's list for referrals with a reference, from the newest one. Uses no filter, because the
 * documentation describes none for references. Reads pages until they are older than the create; if the list has
 * another order, reads it to its end. All creates of a run share one search.
 *
 * An empty result proves nothing: the list may show a referral only later, or not to this user.
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
  /** What this run has sent, by reference in lower case. */
  readonly #sent = new Map<string, Partial<RemoteReferral>[]>();
  /** IDs that this run has created, in lower case. */
  readonly #created = new Set<string>();
  /** IDs that are in files, in lower case. */
  readonly #held = new Set<string>();

  constructor(private readonly api: ReferralsApi) {}

  /**
   * Finds the referrals with the reference of a create, and reads their full versions. Also reads list entries without
   * a reference that may have been created by it. `isPartial` is true if the list could not be read to its end.
   * @param sent the body of the create
   * @param since when the create was first sent; undefined searches the whole list
   * @param fresh whether to read the list again, for a create that was sent after the search began
   * @throws ApiError if the service cannot be searched
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
   * Records a create that this run has sent, because the list may not show it yet. Keeps only the properties that it is
   * recognized by.
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
   * Finds earlier creates with the same reference and name: those that this run has sent, and recent referrals of the
   * service. Reads the list once for all creates of a run, and the full versions of incomplete list entries. `sharing`
   * has all referrals of the list with the reference and any name. `isPartial` is true if the list could not be read to
   * its end.
   * @throws ApiError if the service cannot be searched
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

  /** Whether this run has created the referral, so that no other file can get its ID. */
  hasCreated(id: string): boolean {
    return this.#created.has(id.toLowerCase());
  }

  /**
   * Whether a file has the referral, or this run has created it. Remembers the answer of `isTaken` if it is true,
   * because many creates may share a reference.
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

  /** Reads pages until they are older than `since`. Returns false if the list ended before with an error. */
  async #readUntil(since: number, call: CallOptions): Promise<boolean> {
    // If this computer's clock is ahead of the service's, the search must not end before it begins.
    const isOlder = (): boolean => this.#isDescending && this.#oldest < Math.min(since, this.#newest) - clockMarginMs;
    while (!this.#isAtEnd && !isOlder()) {
      this.#pages ??= listPages(this.api, { orderBy: 'createdDateTime desc' }, call);
      let page: IteratorResult<readonly RemoteReferral[], void>;
      try {
        page = await this.#pages.next();
      } catch (error) {
        // The next search starts over. A malformed list ends here, with what it has shown.
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
    // A page whose dates are all equal does not show the order.
    const [first = Number.NaN] = dates;
    if (this.#read.length === 0 && !(first > this.#oldest)) this.#isDescending = items.length <= 1;
    this.#read.push(...items);
  }

  /** Returns list entries without a reference that were created after `at`, sorted by the distance from it. */
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
