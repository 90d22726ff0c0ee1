import type { PatchOperation } from '../api/patchOperation';
import { isObject } from './asObject';
import { sameContent } from './merge/sameContent';

/** Sent together where one of them changed, as in the documentation's own sample. */
const pair = ['status', 'substatus'];

/**
 * The operations that make `body` of `base`; lists are replaced whole.
 * @param base what the service has
 * @param body what it is to have, in wire names; see `payload`
 * @returns undefined where something would have to be removed: then only the whole body can be sent
 */
export function patchOperations(
  base: Readonly<Record<string, unknown>>,
  body: Readonly<Record<string, unknown>>,
): PatchOperation[] | undefined {
  const operations: PatchOperation[] = [];
  if (!collect(base, body, '', operations)) return undefined;
  const changed = operations.filter(({ path }) => pair.includes(path.slice(1)));
  if (changed.length === 1) {
    const other = pair.find((name) => name !== changed[0]?.path.slice(1)) ?? '';
    const value = body[other];
    if (value !== undefined && value !== null) operations.push({ op: 'replace', path: `/${other}`, value });
  }
  return operations;
}

function collect(
  base: Readonly<Record<string, unknown>>,
  body: Readonly<Record<string, unknown>>,
  path: string,
  operations: PatchOperation[],
): boolean {
  const lost = Object.keys(base).filter((name) => isSet(base[name]) && !isSet(own(body, name)));
  // An emptied text can be sent as such; what is not there at all cannot.
  if (lost.some((name) => own(body, name) === undefined)) return false;
  for (const [name, value] of Object.entries(body)) {
    const before = own(base, name);
    if (sameContent(before, value)) continue;
    const pointer = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isObject(before) && isObject(value)) {
      if (!collect(before, value, pointer, operations)) return false;
    } else {
      operations.push({ op: before === undefined ? 'add' : 'replace', path: pointer, value });
    }
  }
  return true;
}

function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
