import { isNumber } from '../../base/exactJson';
import { instant } from '../timestamps';

/** The operators that compare two values. */
export const comparisons = new Map<string, (left: unknown, right: unknown) => boolean>([
  ['eq', (left, right) => isEqual(left, right)],
  ['ne', (left, right) => !isEqual(left, right)],
  ['gt', (left, right) => (compareValues(left, right) ?? 0) > 0],
  ['ge', (left, right) => (compareValues(left, right) ?? -1) >= 0],
  ['lt', (left, right) => (compareValues(left, right) ?? 0) < 0],
  ['le', (left, right) => (compareValues(left, right) ?? 1) <= 0],
]);

/** The functions of two strings. */
export const functions = new Map<string, (text: string, part: string) => boolean>([
  ['contains', (text, part) => text.includes(part)],
  ['startswith', (text, part) => text.startsWith(part)],
  ['endswith', (text, part) => text.endsWith(part)],
]);

function isEqual(left: unknown, right: unknown): boolean {
  if (left === null || left === undefined) return right === null || right === undefined;
  return compareValues(left, right) === 0;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Compares two values as `$filter` does: numbers with numbers, strings with strings; date-times as instants, GUIDs
 * without regard to case.
 * @returns below, at or above 0; undefined for values that do not compare
 */
function compareValues(left: unknown, right: unknown): number | undefined {
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const [leftInstant, rightInstant] = [instant(left), instant(right)];
  if (leftInstant !== undefined && rightInstant !== undefined) return order(leftInstant, rightInstant);
  if (guid.test(left) && guid.test(right)) return order(left.toLowerCase(), right.toLowerCase());
  return order(left, right);
}

function order<T extends string | bigint>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
