import type { ParsedDocument } from '../document/parsedDocument';
import type { Fix, Problem } from '../types';

/** One kind of quick fix: one file, one line in the list. */
export interface FixProvider {
  /** The codes that it answers. */
  codes: readonly string[];
  offer(document: ParsedDocument, problem: Problem): Fix[];
}
