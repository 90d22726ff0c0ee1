import { t } from '../../../base/l10n';

/** What needs attention in the workspace: numbers for the badge of the view. */
interface Attention {
  conflicts: number;
  filesWithErrors: number;
  invitations: number;
}

/** Returns the badge of a view: a number, and what it counts in words. Returns undefined if nothing needs attention. */
export function attentionBadge(attention: Attention): { value: number; tooltip: string } | undefined {
  const { conflicts, filesWithErrors, invitations } = attention;
  const value = conflicts + filesWithErrors + invitations;
  if (value === 0) return undefined;
  const parts = [
    conflicts > 0 && (conflicts === 1 ? t('1 conflict') : t('{0} conflicts', conflicts)),
    filesWithErrors > 0 &&
      (filesWithErrors === 1 ? t('1 file with errors') : t('{0} files with errors', filesWithErrors)),
    invitations > 0 && (invitations === 1 ? t('1 invitation to answer') : t('{0} invitations to answer', invitations)),
  ];
  return { value, tooltip: parts.filter(Boolean).join(', ') };
}
