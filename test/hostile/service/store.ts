import { randomUUID } from 'node:crypto';
import { emails } from './filter';
import { isObject, type JsonObject } from './json';
import type { Knobs } from './knobs';

/** A referral of the service. */
export interface Stored {
  readonly id: string;
  /** Marker of the intended deal. */
  readonly deal: string | undefined;
  /** The version now. */
  body: JsonObject;
  /** The version before the last write. */
  previous: JsonObject | undefined;
  /** Number of reads that still answer `previous`. */
  staleReads: number;
  /** The version that the list shows, and since when; the next one waits in `index`. */
  listed: JsonObject | undefined;
  index: { body: JsonObject; from: number }[];
}

/** The referrals of the service, and what its lists know of them. */
export class Store {
  readonly records = new Map<string, Stored>();
  #eTags = 0;
  #tick = 0;

  constructor(readonly knobs: Knobs) {}

  now(): number {
    return Date.now() + this.knobs.clockOffsetMs;
  }

  /** Returns the time as the service writes it: UTC, seven digits, never the same twice. */
  timestamp(): string {
    this.#tick = (this.#tick + 1) % 10_000;
    return new Date(this.now()).toISOString().replace('Z', `${String(this.#tick).padStart(4, '0')}Z`);
  }

  add(body: JsonObject, deal: string | undefined): Stored {
    const id = randomUUID();
    const time = this.timestamp();
    body.id = id;
    body.engagementId ??= randomUUID();
    body.organizationId = '26a76e1f-bc4e-4718-8d76-a6c7ea3cef48';
    body.organizationName = 'Fabrikam Partner';
    body.direction = 'Outgoing';
    body.createdDateTime ??= time;
    body.updatedDateTime ??= body.createdDateTime;
    body.acceptedDateTime = time;
    body.eTag = this.#eTag();
    const stored: Stored = { id, deal, body, previous: undefined, staleReads: 0, listed: undefined, index: [] };
    this.records.set(id, stored);
    this.#publish(stored);
    return stored;
  }

  /** Replaces the version of a referral; time and ETag are new. */
  write(stored: Stored, body: JsonObject): void {
    stored.previous = stored.body;
    stored.staleReads = this.knobs.staleReads;
    body.updatedDateTime = this.timestamp();
    body.eTag = this.#eTag();
    stored.body = body;
    this.#publish(stored);
  }

  /** Replaces the content of a version; time and ETag stay. */
  rewrite(stored: Stored, body: JsonObject): void {
    stored.body = body;
    this.#publish(stored);
  }

  /** The version that a read answers: an old one while reads are stale; a new ETag each time if they are restless. */
  read(stored: Stored): JsonObject {
    if (stored.staleReads > 0 && stored.previous) {
      stored.staleReads--;
      return stored.previous;
    }
    if (this.knobs.eTags === 'restless') stored.body = { ...stored.body, eTag: this.#eTag() };
    return stored.body;
  }

  /** The rows that a list may show now, oldest first. */
  rows(): JsonObject[] {
    return [...this.records.values()].flatMap((stored) => {
      while (stored.index[0] && stored.index[0].from <= Date.now()) stored.listed = stored.index.shift()?.body;
      return stored.listed && this.isVisible(stored.listed) ? [stored.listed] : [];
    });
  }

  /** Whether the caller's role lets it see a referral. */
  isVisible(body: JsonObject): boolean {
    const { role } = this.knobs;
    return role === 'admin' || emails(body).includes(role.email.toLowerCase());
  }

  /** Lets the lists show everything at once. */
  releaseIndex(): void {
    for (const stored of this.records.values()) for (const entry of stored.index) entry.from = 0;
  }

  #publish(stored: Stored): void {
    const { indexLagMs } = this.knobs;
    const from = indexLagMs === 'held' ? Number.POSITIVE_INFINITY : Date.now() + indexLagMs;
    stored.index.push({ body: structuredClone(stored.body), from });
  }

  #eTag(): string {
    if (this.knobs.eTags === 'any version') return '*';
    if (this.knobs.eTags === 'not a tag') return '"a b"';
    this.#eTags++;
    const text = `"${this.#eTags.toString(16).padStart(8, '0')}-0000-0100-0000-6225a63e0000"`;
    return this.knobs.eTags === 'weak' ? `W/${text}` : text;
  }
}

/** Returns a referral as a single answer holds it. */
export function asEntity(body: JsonObject, origin: string): JsonObject {
  const uri = `${origin}/v1.0/engagements/referrals`;
  return {
    '@odata.context': `${uri.replace(/referrals$/, '$metadata#Referrals/$entity')}`,
    ...body,
    links: {
      relatedReferrals: { uri: `${uri}?$filter=engagementId eq '${String(body.engagementId)}'`, method: 'GET' },
      self: { uri: `${uri}/${String(body.id)}`, method: 'GET' },
    },
  };
}

/** Returns a referral as a list row holds it: without the properties that lists omit. */
export function asRow(body: JsonObject, omits: readonly string[]): JsonObject {
  if (omits.length === 0) return body;
  const row = Object.fromEntries(Object.entries(body).filter(([name]) => !omits.includes(name)));
  return isObject(row.customerProfile) ? { ...row, customerProfile: { ...row.customerProfile, ids: {} } } : row;
}
