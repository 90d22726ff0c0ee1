import { isNumber } from '../../base/exactJson';
import type { JsonObject } from '../../base/isObject';
import { isResource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { getAtPath } from '../jsonValue';
import { ServiceError } from '../serviceError';
import { instant } from '../timestamps';
import { shapedProperty, type ValueShape } from './valueShape';

interface Key {
  readonly path: readonly string[];
  readonly descending: boolean;
}

const maxKeys = 5;

type KeyValue = string | number | bigint | boolean | undefined;

/**
 * Reads an `$orderby`: properties with `asc` or `desc`, separated by commas. What is absent comes first, ascending.
 * @returns a function that sorts referrals, equal ones by id, so that pages stay apart
 * @throws ServiceError 400 with the target `$orderby`
 */
export function parseOrderBy(text: string): <T extends JsonObject>(referrals: readonly T[]) => T[] {
  const parts = text.split(',');
  if (parts.length > maxKeys) throw invalid(`it has more than ${maxKeys} keys`);
  const keys = parts.map(parseKey);
  return (referrals) =>
    referrals
      .map((item) => ({ item, values: keys.map((key) => keyValue(getAtPath(item, key.path))) }))
      .sort((left, right) => {
        for (const [index, key] of keys.entries()) {
          const order = compareKeys(left.values[index], right.values[index]);
          if (order !== 0) return key.descending ? -order : order;
        }
        return compareKeys(keyValue(left.item.id), keyValue(right.item.id));
      })
      .map(({ item }) => item);
}

function parseKey(text: string): Key {
  const [names, direction = 'asc', ...rest] = text.trim().split(/\s+/);
  if (!names || rest.length > 0 || !['asc', 'desc'].includes(direction)) {
    throw invalid(`"${text.trim()}" is not a property followed by asc or desc`);
  }
  let shape: ValueShape = { type: referral, list: false };
  const path: string[] = [];
  for (const name of names.split('/')) {
    const property = shapedProperty(shape, name);
    if (!property) throw invalid(`there is no property "${[...path, name].join('/')}" to order by`);
    path.push(property.name);
    shape = property.shape;
  }
  if (shape.list || isResource(shape.type)) throw invalid(`"${names}" holds no single value to order by`);
  return { path, descending: direction === 'desc' };
}

function invalid(message: string): ServiceError {
  return ServiceError.invalid('$orderby', `The $orderby is not valid: ${message}.`, 'invalidOrderBy');
}

function keyValue(value: unknown): KeyValue {
  if (typeof value === 'string') return instant(value) ?? value;
  if (isNumber(value)) return Number(value);
  return typeof value === 'boolean' ? value : undefined;
}

const ranks: Readonly<Record<string, number>> = { undefined: 0, boolean: 1, number: 2, bigint: 3, string: 4 };

function compareKeys(left: KeyValue, right: KeyValue): number {
  const rank = (ranks[typeof left] ?? 0) - (ranks[typeof right] ?? 0);
  if (rank !== 0 || left === undefined || right === undefined) return rank;
  return left < right ? -1 : left > right ? 1 : 0;
}
