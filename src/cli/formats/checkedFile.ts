import type { Position } from '../../language/document/lineIndex';
import type { Severity } from '../../language/types';

/** A problem where editors would show it. */
export interface PlacedProblem {
  code: string;
  severity: Severity;
  message: string;
  /** JSON Pointer of what the problem is about. */
  path: string;
  range: { start: Position; end: Position };
}

/** A file and what is wrong with it. */
export interface CheckedFile {
  /** Its path as people wrote it, or `<stdin>`. */
  file: string;
  problems: readonly PlacedProblem[];
}
