import type { CheckedFile } from './checkedFile';

/** All problems as one JSON array (ARCHITECTURE.md, "CLI"): positions from zero, in UTF-16 code units. */
export function jsonFormat(files: readonly CheckedFile[]): string {
  const problems = files.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem })));
  return `${JSON.stringify(problems, null, 2)}\n`;
}
