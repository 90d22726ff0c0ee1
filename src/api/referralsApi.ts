import type { ApiError } from './apiError';

/** A referral as the service sent it: JSON, with all properties, known or not. */
export type RemoteReferral = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * A referral with the ETag of exactly this version, with its inner quotes (docs/service.md, "Requests and headers").
 */
export interface Saved {
  body: RemoteReferral;
  eTag: string;
  /** Whether it was read after an update and does not show the update's result, which may come later or never. */
  isInDoubt?: boolean;
  /** Places of what it was completed with: the service showed it before with the same ETag, and did not show it now. */
  lacks?: readonly (readonly string[])[];
}

/** The result of a create. */
export interface Created extends Saved {
  /** Whether the header `Location` names the same ID as the body. */
  isLocated?: boolean;
  /** Whether the service dates it within a minute of its answer, by the same clock. */
  isMadeNow?: boolean;
}

/** One page of the list (docs/service.md, "List"). `next` is the token for the following page. */
export interface Page {
  items: readonly RemoteReferral[];
  next?: string;
  /** Why the following page cannot be requested, although there is one. */
  problem?: ApiError;
  /** Number of entries that are not referrals, because their ID is not a text. */
  unreadable?: number;
  /** Number of entries that the service counts: of the page, of the list, or of all that match. */
  count?: number;
}

export interface ListQuery {
  filter?: string;
  orderBy?: string;
  top?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
}

interface CreateCallOptions extends CallOptions {
  /** The idempotency ID (`request-id`): the same each time the same body is sent for the same create. */
  requestId?: string;
}

/**
 * The Referrals service as a port (docs/service.md). Every method throws `ApiError` only.
 * The HTTP implementation is `httpReferralsApi`.
 */
export interface ReferralsApi {
  /** Sends `GET …/referrals` and returns one page; `next` continues a list, as its last page said. */
  listPage(query: ListQuery, next?: string, options?: CallOptions): Promise<Page>;
  /** Number of pages after which a list counts as endless. */
  readonly maxPages?: number;
  /** Sends `GET …/referrals/{id}`. */
  get(id: string, options?: CallOptions): Promise<Saved>;
  /**
   * Sends `POST …/referrals`. The client never repeats it, except after a refused sign-in. `mayHaveHappened` of its
   * error is true unless the response proves that nothing was created.
   */
  create(body: unknown, options?: CreateCallOptions): Promise<Created>;
  /** Sends `PUT …/referrals/{id}` with `If-Match`. */
  update(id: string, body: unknown, ifMatch: string, options?: CallOptions): Promise<Saved>;
  /** Sends `PATCH …/referrals/{id}` with `If-Match`, and returns the new version; reads it if the service sent none. */
  patch(id: string, operations: readonly PatchOperation[], ifMatch: string, options?: CallOptions): Promise<Saved>;
  /** Returns the place of role, area and play in new referrals; the root by default. */
  solutionForm?(): 'root' | 'attributes';
}

/**
 * An operation of JSON Patch (RFC 6902). The service takes only `add` and `replace` (docs/service.md, "Update"). The
 * others are here so that the service can refuse what a caller made.
 */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove' | 'test';
  /** JSON Pointer (RFC 6901), such as `/details/notes` or `/team/-`. */
  path: string;
  value?: unknown;
}

/** Records calls and oddities, as VS Code's `LogOutputChannel` does. Never receives tokens, bodies or filters. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}
