import { t } from './l10n';
/** Returns the message of whatever was thrown, without its full stop: it goes into a sentence. */
export function messageOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.replace(/\.\s*$/, '') || t('unknown reason');
}
