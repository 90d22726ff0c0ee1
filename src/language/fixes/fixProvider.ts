import type { ParsedDocument } from '../document/parsedDocument';
import type { Fix, Problem } from '../types';

/** One kind of quick fix: one line in the list. */
export interface FixProvider {
  /** The codes that it answers. */
  codes: readonly string[];
  /** None of its fixes is ever safe: who wants safe ones need not ask. */
  manual?: true;
  offer(document: ParsedDocument, problem: Problem): Fix[];
}
