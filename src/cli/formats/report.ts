import type { Severity } from '../../language/types';
import type { CheckedFile } from './checkedFile';

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
