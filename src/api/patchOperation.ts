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
