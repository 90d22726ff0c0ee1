import { t } from './l10n';

/** Returns the message of a thrown value without its final period, to use it within a sentence. */
export function messageOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.replace(/\.\s*$/, '') || t('unknown reason');
}
