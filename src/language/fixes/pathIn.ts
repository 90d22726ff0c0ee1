import type { ParsedDocument } from '../document/parsedDocument';
import type { Path, Span } from '../document/referralText';

/** Where the value at a path is, in the referral that holds `offset`; undefined if `path` is none. */
export function pathIn(document: ParsedDocument, offset: number, path: unknown): Span | undefined {
  const index = document.indexAt(offset);
  const node = Array.isArray(path) ? document.textAt(index)?.node(path as Path) : undefined;
  return node && { offset: document.offset(index) + node.offset, length: node.length };
}
