import { t } from '../../base/l10n';
import { findPlaceholders, isKnownPlaceholder } from '../../domain/publish/findPlaceholders';

const maxNames = 5;

/**
 * Says what is still to fill in before a referral can be created; undefined if nothing is. Checks can be turned off, so
 * this does not rely on them.
 */
export function draftMessage(value: unknown): string | undefined {
  const texts = findPlaceholders(value).map(({ text }) => text);
  if (texts.length === 0) return undefined;
  const [shown, others] = quoted(texts);
  return others > 0
    ? t('This is still a draft. Fill in {0} and {1} more, and submit again.', shown, others)
    : t('This is still a draft. Fill in {0}, and submit again.', shown);
}

/**
 * Says which placeholders an update would add to the service's version, from a quick fix or a snippet; undefined if it
 * adds none. Other texts in angle brackets may be real.
 */
export function addedPlaceholders(wanted: unknown, on: unknown): string | undefined {
  const before = new Set(findPlaceholders(on).map(({ text }) => text));
  const texts = findPlaceholders(wanted)
    .map(({ text }) => text)
    .filter((text) => isKnownPlaceholder(text) && !before.has(text));
  if (texts.length === 0) return undefined;
  const [shown, others] = quoted(texts);
  return others > 0
    ? t('Nothing was sent. Fill in {0} and {1} more, and submit again.', shown, others)
    : t('Nothing was sent. Fill in {0}, and submit again.', shown);
}

function quoted(texts: readonly string[]): [shown: string, others: number] {
  const shown = texts.slice(0, maxNames).map((text) => `"${text}"`);
  return [shown.join(', '), texts.length - shown.length];
}
