import type { ParsedDocument } from '../document/parsedDocument';
import type { Finding } from '../rules/finding';
import type { Problem } from '../types';
import { shellFindings, syntaxFindings } from './syntaxFindings';

/** More than these in one document nobody mends. */
const most = 100_000;

/** The errors of syntax in a document and nothing else, for who wants to mend them: many more than anybody wants to read. */
export function syntaxProblems(document: ParsedDocument): Problem[] {
  const problems: Problem[] = [];
  const add = (findings: readonly Finding[], base: number, path: string): void => {
    for (const { code, message, span, data } of findings) {
      const { offset, length } = span ?? { offset: 0, length: 0 };
      problems.push({ code, severity: 'error', message, offset: base + offset, length, path, ...(data && { data }) });
    }
  };
  if (!document.shellIsValid) add(shellFindings(document.paddedShell, document.text, most), 0, '');
  for (const [index, text] of document.texts.entries()) {
    if (problems.length >= most) break;
    if (!text.valid) add(syntaxFindings(text, most), document.offset(index), document.pointer(index));
  }
  return problems;
}
