import type { Position } from '../../language/document/lineIndex';
import type { Severity } from '../../language/types';

export interface Range {
  start: Position;
  end: Position;
}

/** A related place of a problem. */
export interface OtherPlace {
  file: string;
  range: Range;
  message: string;
}

/** A problem with its range as line and character. */
export interface PlacedProblem {
  code: string;
  severity: Severity;
  message: string;
  /** JSON Pointer of the value with the problem. */
  path: string;
  range: Range;
  related: readonly OtherPlace[];
}

/** A file with its problems. */
export interface CheckedFile {
  /** The path as the user wrote it, or `<stdin>`. */
  file: string;
  problems: readonly PlacedProblem[];
  /** Number of problems with a safe fix, if counted. */
  fixable?: number;
}

/** Totals of a run: files checked, files fixed before, and problems of each severity. */
export interface Sum extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly fixed: number;
  /** Number of problems with a safe fix. */
  readonly fixable?: number;
}

/**
 * Formats a report in parts, file by file, so that no results must be kept. The output is the concatenation of all
 * parts.
 */
export interface Report {
  begin(): string;
  file(checked: CheckedFile): string;
  end(sum: Sum): string;
}
