import type { ParsedDocument } from '../document/parsedDocument';
import type { Fix, Problem } from '../types';

/** One kind of quick fix: one line in the list. */
export interface FixProvider {
  /** The codes that it answers. */
  codes: readonly string[];
  /** Kinds of syntax errors that it answers; all if not given. */
  kinds?: readonly string[];
  /** Whether none of its fixes is ever safe, so that Fix All need not ask. */
  manual?: true;
  offer(document: ParsedDocument, problem: Problem): Fix[];
}
