import { isNumber } from '../../base/exactJson';
import { instant } from '../referral/instant';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Compares two values as `$filter` does: numbers with numbers, strings with strings; date-times as instants, GUIDs
 * without regard to case.
 * @returns below, at or above 0; undefined for values that do not compare
 */
export function compareValues(left: unknown, right: unknown): number | undefined {
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
