import type { Severity } from '../../language/types';
import { plainText } from '../plainText';
import type { CheckedFile } from './checkedFile';

const plurals: readonly [Severity, string, string][] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['information', 'information', 'information'],
  ['hint', 'hint', 'hints'],
];

/** For people: each file with its problems, and the sum. Lines and columns from one, as editors show them. */
export function stylishFormat(files: readonly CheckedFile[]): string {
  const wrong = files.filter(({ problems }) => problems.length > 0);
  return [...wrong.map(fileText), sumText(files)].join('\n');
}

function fileText({ file, problems }: CheckedFile): string {
  const rows = problems.map(({ range: { start }, severity, message, code }) => {
    return [`${start.line + 1}:${start.character + 1}`, severity, plainText(message), code] as const;
  });
  const width = (column: 0 | 1 | 2) => Math.min(100, Math.max(...rows.map((row) => row[column].length)));
  const [place, severity, message] = [width(0), width(1), width(2)];
  const lines = rows.map((row) => {
    return `  ${row[0].padStart(place)}  ${row[1].padEnd(severity)}  ${row[2].padEnd(message)}  ${row[3]}\n`;
  });
  return `${plainText(file)}\n${lines.join('')}`;
}

function sumText(files: readonly CheckedFile[]): string {
  const all = files.flatMap(({ problems }) => problems);
  const checked = `${files.length} ${files.length === 1 ? 'file' : 'files'} checked`;
  if (all.length === 0) return `${checked}, no problems\n`;
  const counts = plurals.flatMap(([severity, one, many]) => {
    const count = all.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return `${checked}, ${all.length} ${all.length === 1 ? 'problem' : 'problems'}: ${counts.join(', ')}\n`;
}
