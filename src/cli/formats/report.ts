import type { Position } from '../../language/document/lineIndex';
import type { Severity } from '../../language/types';

export interface Range {
  start: Position;
  end: Position;
}

/** Another place that a problem speaks of. */
export interface OtherPlace {
  file: string;
  range: Range;
  message: string;
}

/** A problem at the range that editors show. */
export interface PlacedProblem {
  code: string;
  severity: Severity;
  message: string;
  /** JSON Pointer of what the problem is about. */
  path: string;
  range: Range;
  related: readonly OtherPlace[];
}

/** A file and what is wrong with it. */
export interface CheckedFile {
  /** Its path as people wrote it, or `<stdin>`. */
  file: string;
  problems: readonly PlacedProblem[];
  /** How many of them have a safe fix, if that was counted. */
  fixable?: number;
}

/** How many files were checked, how many of them fixed before, and how many problems of each severity they have. */
export interface Sum extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly fixed: number;
  /** How many problems have a safe fix. */
  readonly fixable?: number;
}

/** A report written file by file, so that nothing of a file has to be kept: the parts in a row are the whole. */
export interface Report {
  begin(): string;
  file(checked: CheckedFile): string;
  end(sum: Sum): string;
}
