import { isObject } from '../../base/isObject';
import { unescapeHtml } from '../../base/unescapeHtml';

/**
 * Whether two values are spellings of the same one: texts that differ in spaces, case, Unicode form or HTML escapes,
 * dates in another format, and numbers sent as text, as in the samples of the documentation.
 */
export function isNormalized(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => isNormalized(entry, other[index]));
  if (isObject(one) && isObject(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) =>
      isNormalized(one[name] ?? '', other[name] ?? ''),
    );
  if (plain(one) === plain(other)) return true;
  return typeof one === 'string' && typeof other === 'string' && isSameDate(one, other);
}

function plain(value: unknown): string {
  return unescapeHtml(String(value ?? ''))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const date = /^\d{4}-\d\d-\d\d|^\d{1,2}\/\d{1,2}\/\d{4}/;

/** Whether both are dates with the same day and time. A date without a time is midnight in UTC. */
function isSameDate(one: string, other: string): boolean {
  return date.test(one) && date.test(other) && timeOf(one) === timeOf(other);
}

function timeOf(text: string): number {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(.*)$/.exec(text);
  if (!american) return Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$|^[^T]*$/.test(text) ? text : `${text}Z`);
  const [, month = '', day = '', year = '', rest = ''] = american;
  return Date.parse(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest.trim() ? `T${rest.trim()}Z` : ''}`,
  );
}
