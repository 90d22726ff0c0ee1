import { t } from '../base/l10n';
import { findPlaceholders } from '../domain/findPlaceholders';

const maxNames = 5;

/**
 * Says what is still to fill in before a referral can be created; undefined if nothing is. Checks can be turned off, so
 * this does not rely on them.
 */
export function draftMessage(value: unknown): string | undefined {
  const texts = findPlaceholders(value).map(({ text }) => `"${text}"`);
  if (texts.length === 0) return undefined;
  const shown = texts.slice(0, maxNames).join(', ');
  return texts.length > maxNames
    ? t('This is still a draft. Fill in {0} and {1} more, and submit again.', shown, texts.length - maxNames)
    : t('This is still a draft. Fill in {0}, and submit again.', shown);
}
