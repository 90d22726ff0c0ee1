import { exactNumber, formatJson, parseJson } from '../../base/exactJson';
import { isObject, type JsonObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { Note } from '../behavior';
import { isAbsent } from '../jsonValue';
import { ServiceError } from '../serviceError';

/** A value that may be written to: the patch works on a copy. */
type Draft = Record<string, unknown> | unknown[];

interface Operation {
  readonly op: 'add' | 'replace';
  readonly path: readonly string[];
  readonly value: unknown;
  /** Where it is in the patch, for messages. */
  readonly at: string;
}

/**
 * Applies a JSON Patch (RFC 6902) of `add` and `replace`, the only operations that the service takes (docs/service.md,
 * "Update"). Property names in paths are read in any case; a documented property that the referral lacks can be
 * replaced, since the service holds it as null.
 * @returns a patched copy
 * @throws ServiceError 400 that names the operation, such as `[0].path`
 */
export function applyPatch(body: JsonObject, patch: unknown, note: Note): JsonObject {
  if (!Array.isArray(patch)) {
    const message =
      'A PATCH takes an array of operations, such as [{"op":"replace","path":"/status","value":"Active"}].';
    throw ServiceError.invalid('body', message, 'jsonPatchExpected');
  }
  const copy: Record<string, unknown> = parseJson(formatJson(body)) as Record<string, unknown>;
  for (const operation of patch.map(readOperation)) {
    noteInferred(operation, note);
    apply(copy, operation);
  }
  return copy;
}

/** Samples change single values, append to `team` and `registrations`, and change entries of `registrations`. */
function noteInferred({ path, value }: Operation, note: Note): void {
  const place = `/${path.join('/')}`;
  if (Array.isArray(value)) note(`PATCH ${place}: that a list can be replaced as a whole is inferred.`);
  else if (path[0] !== 'registrations' && path.some((segment) => /^\d+$/.test(segment)))
    note(`PATCH ${place}: that entries of this list can be changed is inferred.`);
}

function readOperation(operation: unknown, index: number): Operation {
  const at = `[${index}]`;
  if (!isObject(operation)) throw invalid(at, 'An operation must be an object with op, path and value.');
  const { op, path, value } = operation;
  if (op !== 'add' && op !== 'replace') {
    throw invalid(`${at}.op`, `The operation ${JSON.stringify(op)} is not supported; use "add" or "replace".`);
  }
  if (typeof path !== 'string' || !path.startsWith('/') || /~(?![01])/.test(path)) {
    throw invalid(`${at}.path`, `${JSON.stringify(path)} is not a path, such as "/details/notes".`);
  }
  if (value === undefined) throw invalid(`${at}.value`, 'The operation has no value.');
  const segments = path.split('/').slice(1);
  return { op, path: segments.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')), value, at };
}

function apply(root: Record<string, unknown>, operation: Operation): void {
  const { path, at } = operation;
  let owner: Draft = root;
  let type: PropertyType = referral;
  for (const [index, segment] of path.slice(0, -1).entries()) {
    const step = stepInto(owner, type, segment);
    // A list that the referral lacks is an empty one.
    if (isAbsent(step.value) && step.list && !Array.isArray(owner)) owner[step.name] = [];
    const next: unknown = Array.isArray(owner) ? step.value : ownValue(owner, step.name);
    if (!isDraft(next)) throw invalid(`${at}.path`, `There is nothing at /${path.slice(0, index + 1).join('/')}.`);
    owner = next;
    type = step.type;
  }
  const last = path.at(-1) ?? '';
  if (Array.isArray(owner)) writeItem(owner, last, operation);
  else writeProperty(owner, stepInto(owner, type, last), operation);
}

interface Step {
  readonly name: string;
  readonly type: PropertyType;
  readonly list: boolean;
  readonly known: boolean;
  readonly value: unknown;
}

function stepInto(owner: Draft, type: PropertyType, segment: string): Step {
  if (Array.isArray(owner)) {
    const value: unknown = /^(0|[1-9]\d*)$/.test(segment) ? owner[Number(segment)] : undefined;
    return { name: segment, type, list: false, known: false, value };
  }
  const property = isResource(type) ? type.resolve(segment)?.property : undefined;
  const name = property?.name ?? segment;
  const value = ownValue(owner, name);
  return { name, type: property?.type ?? 'any', list: property?.list === true, known: property !== undefined, value };
}

function writeItem(list: unknown[], segment: string, { op, path, value, at }: Operation): void {
  const index = segment === '-' ? list.length : Number(segment);
  const valid = segment === '-' || /^(0|[1-9]\d*)$/.test(segment);
  if (!valid || index > list.length || (op === 'replace' && index >= list.length)) {
    throw invalid(
      `${at}.path`,
      `There is nothing to ${op} at /${path.join('/')}: the list has ${list.length} entries.`,
    );
  }
  list.splice(index, op === 'add' ? 0 : 1, value);
}

function writeProperty(owner: Record<string, unknown>, step: Step, { op, path, value, at }: Operation): void {
  if (op === 'replace' && !step.known && !Object.hasOwn(owner, step.name)) {
    throw invalid(`${at}.path`, `There is nothing to replace at /${path.join('/')}.`);
  }
  // Defined, not assigned: a name such as __proto__ is a name like any other.
  Object.defineProperty(owner, step.name, {
    value: asStored(value, step.type),
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** Converts a deal value that was sent as text, as in the documentation's own patches (docs/service.md, "Update"). */
function asStored(value: unknown, type: PropertyType): unknown {
  return type === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? exactNumber(value) : value;
}

function ownValue(owner: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(owner, name) ? owner[name] : undefined;
}

function isDraft(value: unknown): value is Draft {
  return Array.isArray(value) || isObject(value);
}

function invalid(target: string, message: string): ServiceError {
  return ServiceError.invalid(target, message, 'invalidPatch');
}
