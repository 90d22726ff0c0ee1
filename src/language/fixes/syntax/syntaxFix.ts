import type { ParsedDocument } from '../../document/parsedDocument';
import type { SyntaxErrorKind } from '../../document/syntaxError';
import type { Fix, Problem } from '../../types';
import type { FixProvider } from '../fixProvider';

/** A fix without what all fixes of one problem have in common. */
export type FixDraft = Omit<Fix, 'codes'>;

/** A fix provider for some kinds of `syntax.invalid-json`. */
export function syntaxFix(
  kinds: readonly SyntaxErrorKind[],
  offer: (document: ParsedDocument, problem: Problem, kind: SyntaxErrorKind) => FixDraft | undefined,
): FixProvider {
  return {
    codes: ['syntax.invalid-json'],
    offer(document, problem) {
      const kind = kinds.find((other) => other === problem.data?.syntax);
      const fix = kind && offer(document, problem, kind);
      return fix ? [{ ...fix, codes: [problem.code] }] : [];
    },
  };
}
