import { ExactNumber, isNumber, sameNumber } from '../../base/exactJson';
import { isObject } from '../../base/isObject';
import { sameText } from '../../base/unescapeHtml';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Whether two scalars mean the same to the service. `null`, `""` and absent are equal (docs/service.md, "Values").
 * Other spellings of the same date-time (the service writes seven digits of a second) or number are equal, and so are
 * texts that differ in HTML escapes or surrounding spaces (the service returns `Fish &amp; Chips ` for `Fish & Chips`).
 */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b || (isBlank(a) && isBlank(b))) return true;
  if (isNumber(a) && isNumber(b)) return sameNumber(a, b);
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  return instant.test(a) && instant.test(b) ? atOnce(a, b) : sameText(a, b);
}

/** Whether a value is empty: absent, `null`, `""`, an empty list or object, or an object with only such values. */
export function isEmptyValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null && !(value instanceof ExactNumber))
    return Object.values(value).every(isEmptyValue);
  return isBlank(value);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function atOnce(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b) && beyondMilliseconds(a) === beyondMilliseconds(b);
}

/** Returns the digits of a second that `Date` does not keep. */
function beyondMilliseconds(text: string): string {
  return (/\.\d{3}(\d+)/.exec(text)?.[1] ?? '').replace(/0+$/, '');
}

/** Whether two JSON values are equal. Compares numbers as they are written, and ignores the order of properties. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return String(a) === String(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}

/**
 * Whether two JSON values mean the same to the service. Ignores the order of properties.
 * @param same compares scalars; see `alike`
 */
export function sameContent(a: unknown, b: unknown, same = alike): boolean {
  if (same(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameContent(item, b[index], same));
  }
  if (!isObject(a) || !isObject(b)) return false;
  return (
    Object.keys(a).every((key) => sameContent(a[key], own(b, key), same)) &&
    Object.keys(b).every((key) => Object.hasOwn(a, key) || sameContent(undefined, b[key], same))
  );
}

/** Whether two JSON values mean the same to the service, and have the same spelling of texts. */
export function sameExactly(a: unknown, b: unknown): boolean {
  return sameContent(a, b, isSpelledAlike);
}

function isSpelledAlike(a: unknown, b: unknown): boolean {
  return alike(a, b) && !isRespelled(a, b);
}

/** Whether two texts differ only in HTML escapes or surrounding spaces. */
export function isRespelled(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string' || a === b) return false;
  return sameText(a, b) && !(instant.test(a) && instant.test(b));
}

function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
