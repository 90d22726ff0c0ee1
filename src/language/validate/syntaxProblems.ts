import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';
import type { SyntaxFault } from '../document/syntaxFault';
import type { Problem } from '../types';
import { moveProblem } from './moveProblem';
import { syntaxMessage } from './syntaxMessage';

/** Maximum number of errors of syntax to report in one referral, and around all of them. */
const maxFaults = 1000;

/** Maximum number of errors of syntax to fix in one go. */
const maxFixed = 100_000;

/** `syntax.invalid-json` and `syntax.too-deep` in one referral: offsets are relative to it. */
export function referralSyntax(text: ReferralText, max = maxFaults): Problem[] {
  return text.faultCount === 0 ? [] : toProblems(text.faults, text.source, text.base, max);
}

/** The same around the referrals of a document. */
export function outerSyntax(document: ParsedDocument, max = maxFaults): Problem[] {
  const { outerFaults } = document;
  return outerFaults.length === 0 ? [] : toProblems(outerFaults, document.text, 0, max);
}

/** The errors of syntax in a document and nothing else, to be fixed: many more than anyone wants to read. */
export function syntaxProblems(document: ParsedDocument): Problem[] {
  const problems = outerSyntax(document, maxFixed);
  for (const index of document.faulty) {
    const text = document.textAt(index);
    if (problems.length >= maxFixed || !text) break;
    for (const problem of referralSyntax(text, maxFixed)) {
      problems.push(moveProblem(problem, document.offset(index), document.pointer(index)));
    }
  }
  return problems;
}

function toProblems(faults: readonly SyntaxFault[], source: string, base: number, max: number): Problem[] {
  const problems: Problem[] = [];
  let isDeep = false;
  for (const fault of faults) {
    if (problems.length >= max) break;
    const { kind, offset, length, anchor } = fault;
    const tooDeep = kind === 'too-deep';
    // One is enough: what is in it is not looked into.
    if (tooDeep && isDeep) continue;
    isDeep ||= tooDeep;
    problems.push({
      code: tooDeep ? 'syntax.too-deep' : 'syntax.invalid-json',
      severity: 'error',
      message: syntaxMessage({ ...fault, offset: offset + base, anchor: anchor < 0 ? anchor : anchor + base }, source),
      offset,
      length,
      path: '',
      data: { syntax: kind, ...(anchor >= 0 && { back: offset - anchor }) },
    });
  }
  return problems;
}
