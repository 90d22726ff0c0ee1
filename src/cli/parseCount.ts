import { t } from '../base/l10n';
import { UsageError } from './usageError';

/**
 * A whole number from an option's text.
 * @throws UsageError that names the option and what it takes
 */
export function parseCount(option: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  const isLimited = max < Number.MAX_SAFE_INTEGER;
  const range = isLimited ? t('a whole number from 0 to {0}', max) : t('a whole number');
  throw new UsageError(t('--{0}: "{1}" is not valid; use {2}', option, text, range));
}
