import { SyntaxKind } from 'jsonc-parser';

/** What is wrong with a token of this kind behind the end of the document. */
export function afterEnd(kind: SyntaxKind): string {
  return kind === SyntaxKind.OpenBraceToken
    ? 'The document should end before this: several referrals stand in an array, [{ … }, { … }].'
    : 'The document should end before this.';
}
