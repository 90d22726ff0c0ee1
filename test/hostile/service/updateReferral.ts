import { randomUUID } from 'node:crypto';
import { type Answer, refusal } from './answer';
import { camelCase, camelName, isObject, type JsonObject, pointerParts, setAt, valueAt } from './json';
import { normalize, serverOwned } from './normalize';
import { statusFault } from './statusRules';
import type { Store, Stored } from './store';

/** Root properties that a PUT without them leaves alone: they are not part of what a client sends. */
const keptByPut = [...serverOwned, 'registrations', 'favorite', 'tags'];

/** Returns the next version of a referral by a PUT or PATCH, or the refusal. Stores nothing. */
export function planUpdate(
  store: Store,
  stored: Stored,
  request: { method: string; ifMatch: string | undefined; body: unknown },
): { body: JsonObject } | Answer {
  const { method, ifMatch } = request;
  const before = stored.body;
  if (method === 'PUT' && ifMatch === undefined)
    return refusal(428, 'invalidRequest', 'If-Match is required.', 'If-Match');
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== before.eTag)
    return refusal(412, 'resourceModified', 'The referral was changed since it was read.');
  if (before.status === 'Closed')
    return refusal(400, 'invalidRequest', 'A closed referral cannot be changed.', 'status');
  const next = method === 'PUT' ? replaced(before, request.body) : patched(before, request.body);
  if (!('body' in next) || 'status' in next) return next;
  const wrong = statusFault(next.body, before);
  if (wrong) return wrong;
  for (const pointer of store.knobs.ignores) setAt(next.body, pointer, structuredClone(valueAt(before, pointer)));
  for (const name of serverOwned) next.body[name] = before[name];
  settleRegistrations(next.body, Array.isArray(before.registrations) ? before.registrations : [], method === 'PUT');
  normalize(next.body, store.knobs);
  return next;
}

function replaced(before: JsonObject, sent: unknown): { body: JsonObject } | Answer {
  if (!isObject(sent)) return refusal(400, 'invalidRequest', 'The body is not a referral.');
  if ('links' in sent) return refusal(400, 'invalidRequest', 'Remove links.', 'links');
  if (sent.type !== 'Independent' && sent.type !== 'Shared')
    return refusal(400, 'invalidRequest', 'Unknown type.', 'type');
  const body = structuredClone(sent);
  for (const name of keptByPut) body[name] ??= structuredClone(before[name]);
  return { body };
}

function patched(before: JsonObject, sent: unknown): { body: JsonObject } | Answer {
  if (!Array.isArray(sent)) return refusal(400, 'invalidRequest', 'The body is not a JSON Patch.');
  const body = structuredClone(before);
  for (const operation of sent) {
    if (!isObject(operation) || typeof operation.path !== 'string' || !operation.path.startsWith('/'))
      return refusal(400, 'invalidRequest', 'This is not a JSON Patch operation.');
    const { op, path } = operation;
    if (op !== 'add' && op !== 'replace')
      return refusal(400, 'invalidRequest', `Operation ${String(op)} is not supported.`);
    if (!('value' in operation)) return refusal(400, 'invalidRequest', 'The operation has no value.', path);
    const pointer = `/${pointerParts(path).map(camelName).join('/')}`;
    const fault = misplaced(body, pointer, op);
    if (fault) return refusal(400, 'invalidRequest', fault, path);
    setAt(body, pointer, camelCase(structuredClone(operation.value)));
  }
  return { body };
}

/** Says why an operation has no place, or undefined. */
function misplaced(body: JsonObject, pointer: string, op: string): string | undefined {
  const parts = pointerParts(pointer);
  const last = parts.at(-1) ?? '';
  const owner = valueAt(
    body,
    parts
      .slice(0, -1)
      .map((part) => `/${part}`)
      .join(''),
  );
  if (last === '-' && parts[0] === 'registrations' && parts.length === 2) return op === 'add' ? undefined : 'Use add.';
  if (Array.isArray(owner)) {
    if (last === '-') return op === 'add' ? undefined : 'Use add.';
    return /^\d+$/.test(last) && Number(last) < owner.length ? undefined : 'There is no such entry.';
  }
  return isObject(owner) || parts.length === 1 ? undefined : 'There is no such place.';
}

/**
 * Gives each registration what only the service sets: `id` and `statusHistory`.
 * An entry keeps them if it is still the same object, or if a PUT names its id. Anything else is a new registration.
 */
function settleRegistrations(body: JsonObject, before: readonly unknown[], isPut: boolean): void {
  if (!Array.isArray(body.registrations)) return;
  const known = before.filter(isObject);
  body.registrations = body.registrations.map((entry: unknown) => {
    if (!isObject(entry)) return entry;
    const old = known.find(({ id }) => id === entry.id && entry.id !== undefined);
    if (old && (isPut || entry.statusHistory !== undefined))
      return { ...entry, id: old.id, statusHistory: old.statusHistory, status: old.status };
    return { ...entry, id: randomUUID(), status: 'ReviewPending', statusHistory: {} };
  });
}
