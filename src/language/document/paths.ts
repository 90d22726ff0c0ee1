import { pointerSegments } from '../../base/jsonPointer';
import type { Path, Span } from './jsonNode';
import type { ParsedDocument } from './parsedDocument';

/** Finds the value at a path in the referral that contains `offset`. Returns undefined if `path` is not a path. */
export function pathIn(document: ParsedDocument, offset: number, path: unknown): Span | undefined {
  const index = document.indexAt(offset);
  const node = Array.isArray(path) ? document.textAt(index)?.node(path as Path) : undefined;
  return node && { offset: document.offset(index) + node.offset, length: node.length };
}

/** Returns the path of a problem within its referral. Indexes are numbers if the text has a list there. */
export function pathOf(document: ParsedDocument, { path, offset }: { path: string; offset: number }): Path {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  const within = path.slice(document.pointer(index).length);
  const result: (string | number)[] = [];
  for (const name of pointerSegments(within)) {
    result.push(/^\d+$/.test(name) && text?.node(result)?.type === 'array' ? Number(name) : name);
  }
  return result;
}

/** Returns the JSON Pointer of the referral that contains `offset`. */
export function referralPointer(document: ParsedDocument, offset: number): string {
  return document.pointer(document.indexAt(offset));
}
