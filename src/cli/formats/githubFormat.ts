import { plainText } from '../../base/plainText';
import type { Severity } from '../../language/types';
import type { PlacedProblem, Report } from './report';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Reports problems as annotations of GitHub Actions: one workflow command per line; lines and columns from one. */
export function githubFormat(): Report {
  return {
    begin: () => '',
    file: ({ file, problems }) => problems.map((problem) => annotation(file, problem)).join(''),
    end: () => '',
  };
}

function annotation(file: string, { severity, code, message, range: { start, end } }: PlacedProblem): string {
  const properties = [
    `file=${property(file)}`,
    `line=${start.line + 1}`,
    `endLine=${end.line + 1}`,
    `col=${start.character + 1}`,
    `endColumn=${end.character + 1}`,
    `title=${property(code)}`,
  ];
  return `::${commands[severity]} ${properties.join(',')}::${data(message)}\n`;
}

/** Escapes a text as the Actions toolkit does, and makes other control characters visible. */
function data(text: string): string {
  return plainText(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
