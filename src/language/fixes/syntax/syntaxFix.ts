import type { ParsedDocument } from '../../document/parsedDocument';
import type { FaultKind } from '../../document/reader/syntaxFault';
import type { Fix, Problem } from '../../types';
import type { FixProvider } from '../fixProvider';

/** A fix without the properties that all fixes of one problem share. */
export type FixDraft = Omit<Fix, 'codes'>;

/** A syntax error as its problem describes it. */
interface SyntaxProblem {
  kind: FaultKind;
  offset: number;
  length: number;
  /** Offset at which the fix applies, if not `offset`; -1 if nowhere. */
  anchor: number;
  /** The text at its place. */
  found: string;
}

/** Defines a fix provider for some kinds of `syntax.invalid-json`. */
export function syntaxFix(
  kinds: readonly FaultKind[],
  offer: (document: ParsedDocument, problem: SyntaxProblem) => FixDraft | readonly FixDraft[] | undefined,
  traits: Pick<FixProvider, 'manual'> = {},
): FixProvider {
  return {
    ...traits,
    codes: ['syntax.invalid-json'],
    kinds,
    offer(document, problem) {
      const kind = kinds.find((other) => other === problem.data?.syntax);
      const drafts = kind && offer(document, toSyntaxProblem(document.text, problem, kind));
      if (!drafts) return [];
      const codes = [problem.code];
      return 'title' in drafts ? [{ ...drafts, codes }] : drafts.map((draft) => ({ ...draft, codes }));
    },
  };
}

function toSyntaxProblem(text: string, { offset, length, data }: Problem, kind: FaultKind): SyntaxProblem {
  const anchor = typeof data?.back === 'number' ? offset - data.back : -1;
  return { kind, offset, length, anchor, found: text.slice(offset, offset + length) };
}
