import type { Report } from './report';

/** Reports all problems as one JSON array. Positions count from zero, in UTF-16 code units. */
export function jsonFormat(): Report {
  let before = '\n';
  return {
    begin: () => '[',
    file({ file, problems }) {
      return problems
        .map(({ code, severity, message, path, range }) => {
          const text = JSON.stringify({ file, code, severity, message, path, range }, null, 2).replaceAll('\n', '\n  ');
          const entry = `${before}  ${text}`;
          before = ',\n';
          return entry;
        })
        .join('');
    },
    end: () => (before === '\n' ? ']\n' : '\n]\n'),
  };
}
