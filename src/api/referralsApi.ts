import type { ApiError } from './apiError';

/** A referral as the service sent it, with all properties, including unknown ones. */
export type RemoteReferral = Readonly<Record<string, unknown>> & { readonly id: string };

/** A referral with the ETag of this version, including its quotes (docs/service.md, "Requests and headers"). */
export interface Saved {
  body: RemoteReferral;
  eTag: string;
  /** Whether it was read after an update but is still the previous version. The update may show later or never. */
  isInDoubt?: boolean;
  /** Paths of properties taken from an earlier response with the same ETag, because this response lacks them. */
  lacks?: readonly (readonly string[])[];
}

/** The result of a create. */
export interface Created extends Saved {
  /** Whether the `Location` header has the same ID as the body. */
  isLocated?: boolean;
  /** Whether its `createdDateTime` is within a minute of the `Date` header of the response. */
  isMadeNow?: boolean;
}

/** A page of the list (docs/service.md, "List"). `next` requests the following page. */
export interface Page {
  items: readonly RemoteReferral[];
  next?: string;
  /** Why the following page cannot be requested, if there is one. */
  problem?: ApiError;
  /** Number of entries that are not referrals, because their ID is not a text. */
  unreadable?: number;
  /** Number of entries that the service counts: those of the page, of the list, or all that match. */
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
  /** The idempotency ID (`request-id`). Must be the same each time the same create is sent. */
  requestId?: string;
}

/**
 * The Referrals service as a port (docs/service.md). Every method throws `ApiError` only.
 * The HTTP implementation is `httpReferralsApi`.
 */
export interface ReferralsApi {
  /** Sends `GET …/referrals` and returns one page. @param next `next` of the page before; omit it for the first page */
  listPage(query: ListQuery, next?: string, options?: CallOptions): Promise<Page>;
  /** Number of pages after which a list counts as endless. */
  readonly maxPages?: number;
  /** Sends `GET …/referrals/{id}`. */
  get(id: string, options?: CallOptions): Promise<Saved>;
  /**
   * Sends `POST …/referrals`. Never retries, except after a refused sign-in. `mayHaveHappened` of its error is true
   * unless the response proves that nothing was created.
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
 * An operation of JSON Patch (RFC 6902). The service accepts only `add` and `replace` (docs/service.md, "Update"). The
 * type allows other operations, so that the service and not the type refuses them.
 */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove' | 'test';
  /** JSON Pointer (RFC 6901), such as `/details/notes` or `/team/-`. */
  path: string;
  value?: unknown;
}

/**
 * Logs calls and unexpected responses; VS Code's `LogOutputChannel` is one. Never receives tokens, bodies or filters.
 */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}
