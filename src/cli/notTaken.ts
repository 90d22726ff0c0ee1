import { t } from '../base/l10n';
import { quoteList } from '../language/wording';

/** The message for an option value that is not one of the allowed ones. */
export function notTaken(option: string, allowed: readonly string[], given: string): string {
  return t('--{0}: "{1}" is not valid; use {2}', option, given, quoteList(allowed, { maxValues: allowed.length }));
}
