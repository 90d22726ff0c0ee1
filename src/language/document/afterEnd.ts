import { SyntaxKind } from 'jsonc-parser';
import { t } from '../../base/l10n';

/** Returns the message about a token of this kind after the end of the document. */
export function afterEnd(kind: SyntaxKind): string {
  return kind === SyntaxKind.OpenBraceToken
    ? t('The document ends before this. Put several referrals in an array: [{ … }, { … }].')
    : t('The document ends before this. Remove the rest.');
}
