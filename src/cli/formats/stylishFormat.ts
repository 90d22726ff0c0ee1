import { styleText } from 'node:util';
import { t } from '../../base/l10n';
import { plainText } from '../../base/plainText';
import type { CheckedFile, Report, Sum } from './report';

/**
 * Reports problems for people: each file with its problems, then the totals. Lines and columns count from one, as in
 * editors.
 */
export function stylishFormat({ colors = false }: { colors?: boolean } = {}): Report {
  const style: Style = colors
    ? (name, text) => styleText(styles[name], text, { validateStream: false })
    : (_, text) => text;
  return {
    begin: () => '',
    file: (checked) => (checked.problems.length === 0 ? '' : `${fileText(checked, style)}\n`),
    end: (sum) => sumText(sum, style),
  };
}

const styles = {
  file: 'underline',
  place: 'dim',
  code: 'dim',
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'dim',
  good: 'green',
  bad: ['red', 'bold'],
} satisfies Record<string, Parameters<typeof styleText>[0]>;

type Style = (name: keyof typeof styles, text: string) => string;

function fileText({ file, problems }: CheckedFile, style: Style): string {
  const rows = problems.map(({ range: { start }, severity, message, code }) => {
    return [`${start.line + 1}:${start.character + 1}`, severity, plainText(message), code] as const;
  });
  const width = (column: 0 | 1 | 2) =>
    Math.min(
      100,
      rows.reduce((longest, row) => Math.max(longest, row[column].length), 0),
    );
  const [place, severity, message] = [width(0), width(1), width(2)];
  const lines = rows.map((row) => {
    const at = style('place', row[0].padStart(place));
    const kind = style(row[1], row[1].padEnd(severity));
    return `  ${at}  ${kind}  ${row[2].padEnd(message)}  ${style('code', row[3])}\n`;
  });
  return `${style('file', plainText(file))}\n${lines.join('')}`;
}

function sumText(sum: Sum, style: Style): string {
  const checked = [sum.files === 1 ? t('1 file checked') : t('{0} files checked', sum.files)];
  if (sum.fixed > 0) checked.push(t('{0} fixed', sum.fixed));
  const { error, warning, information, hint } = sum;
  const all = error + warning + information + hint;
  if (all === 0) return `${style('good', [...checked, t('no problems')].join(', '))}\n`;
  const counts = [
    ...(error > 0 ? [error === 1 ? t('1 error') : t('{0} errors', error)] : []),
    ...(warning > 0 ? [warning === 1 ? t('1 warning') : t('{0} warnings', warning)] : []),
    ...(information > 0 ? [t('{0} information', information)] : []),
    ...(hint > 0 ? [hint === 1 ? t('1 hint') : t('{0} hints', hint)] : []),
  ];
  const problems = all === 1 ? t('1 problem') : t('{0} problems', all);
  const fixable = sum.fixable ? [t('{0} fixable with --fix', sum.fixable)] : [];
  const text = `${[...checked, problems, ...fixable].join(', ')}: ${counts.join(', ')}`;
  return `${error > 0 ? style('bad', text) : text}\n`;
}
