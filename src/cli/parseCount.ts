import { UsageError } from './usageError';

/**
 * A whole number from an option's text.
 * @throws UsageError that names the option and what it takes
 */
export function parseCount(option: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  const range = most < Number.MAX_SAFE_INTEGER ? `a whole number from 0 to ${most}` : 'a whole number, 0 or more';
  throw new UsageError(`--${option} takes ${range}, not "${text}"`);
}
