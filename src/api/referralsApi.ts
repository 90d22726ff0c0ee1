import type { ApiError } from './apiError';

/** A referral as the service sent it: JSON, every property kept, known or not. */
export type RemoteReferral = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * A referral with the ETag of exactly this version, inner quotes included (docs/service.md, "Requests and headers").
 */
export interface Saved {
  body: RemoteReferral;
  eTag: string;
  /** Whether it was read after an update, and does not show what became of it: it may take effect later, or never. */
  isInDoubt?: boolean;
}

/** What the answer to a create holds. */
interface Created extends Saved {
  /** Whether the header `Location` names the same ID as the body. */
  isLocated?: boolean;
}

/** One page of the list (docs/service.md, "List"). `next` is the token for the following page. */
export interface Page {
  items: readonly RemoteReferral[];
  next?: string;
  /** Why the following page cannot be asked for, although there is one. */
  problem?: ApiError;
  /** Number of entries that are not referrals, since they have no ID that is text. */
  unreadable?: number;
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
  /** The idempotency id (`request-id`): the same one whenever the same body is sent again for the same create. */
  requestId?: string;
}

/**
 * The Referrals service as a port (docs/service.md). Every method throws `ApiError` only.
 * The HTTP implementation is `httpReferralsApi`.
 */
export interface ReferralsApi {
  /** `GET …/referrals`, one page; `next` continues a list as its last page said. */
  listPage(query: ListQuery, next?: string, options?: CallOptions): Promise<Page>;
  /** Number of pages after which a list is taken to be endless. */
  readonly maxPages?: number;
  /** `GET …/referrals/{id}`. */
  get(id: string, options?: CallOptions): Promise<Saved>;
  /**
   * `POST …/referrals`: never repeated by the client, except after a refused sign-in. `mayHaveHappened` of its error is
   * true unless the answer proves that nothing was created.
   */
  create(body: unknown, options?: CreateCallOptions): Promise<Created>;
  /** `PUT …/referrals/{id}` with `If-Match`. */
  update(id: string, body: unknown, ifMatch: string, options?: CallOptions): Promise<Saved>;
  /** `PATCH …/referrals/{id}` with `If-Match`; the answer is the new version, read again if the service sent none. */
  patch(id: string, operations: readonly PatchOperation[], ifMatch: string, options?: CallOptions): Promise<Saved>;
  /** The place of role, area and play in what is created; the root by default. */
  solutionForm?(): 'root' | 'attributes';
}

/**
 * An operation of JSON Patch (RFC 6902). The service takes `add` and `replace` only (docs/service.md, "Update"); the
 * others are here so that what a caller made can be sent, and refused by the service, as it is.
 */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove' | 'test';
  /** JSON Pointer (RFC 6901), such as `/details/notes` or `/team/-`. */
  path: string;
  value?: unknown;
}

/** Where calls and oddities are noted; VS Code's `LogOutputChannel` is one. Never given tokens, bodies or filters. */
export interface Log {
  debug(message: string): void;
  warn(message: string): void;
}
