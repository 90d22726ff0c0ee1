/** An operation of JSON Patch (RFC 6902); the service's documentation shows `add` and `replace` (FACTS.md, section 5). */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove' | 'test';
  /** JSON Pointer (RFC 6901). */
  path: string;
  value?: unknown;
}
