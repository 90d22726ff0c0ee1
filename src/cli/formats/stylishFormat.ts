import type { Severity } from '../../language/types';
import { plainText } from '../plainText';
import type { CheckedFile } from './checkedFile';
import type { Report, Sum } from './report';

const plurals: readonly [Severity, string, string][] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['information', 'information', 'information'],
  ['hint', 'hint', 'hints'],
];

/** For people: each file with its problems, and the sum. Lines and columns from one, as editors show them. */
export function stylishFormat(): Report {
  return {
    begin: () => '',
    file: (checked) => (checked.problems.length === 0 ? '' : `${fileText(checked)}\n`),
    end: sumText,
  };
}

function fileText({ file, problems }: CheckedFile): string {
  const rows = problems.map(({ range: { start }, severity, message, code }) => {
    return [`${start.line + 1}:${start.character + 1}`, severity, plainText(message), code] as const;
  });
  const width = (column: 0 | 1 | 2) =>
    Math.min(
      100,
      rows.reduce((most, row) => Math.max(most, row[column].length), 0),
    );
  const [place, severity, message] = [width(0), width(1), width(2)];
  const lines = rows.map((row) => {
    return `  ${row[0].padStart(place)}  ${row[1].padEnd(severity)}  ${row[2].padEnd(message)}  ${row[3]}\n`;
  });
  return `${plainText(file)}\n${lines.join('')}`;
}

function sumText(sum: Sum): string {
  const fixed = sum.fixed > 0 ? `, ${sum.fixed} fixed` : '';
  const checked = `${sum.files} ${sum.files === 1 ? 'file' : 'files'} checked${fixed}`;
  const all = plurals.reduce((total, [severity]) => total + sum[severity], 0);
  if (all === 0) return `${checked}, no problems\n`;
  const counts = plurals.flatMap(([severity, one, many]) => {
    const count = sum[severity];
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return `${checked}, ${all} ${all === 1 ? 'problem' : 'problems'}: ${counts.join(', ')}\n`;
}
