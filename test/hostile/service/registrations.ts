import { randomUUID } from 'node:crypto';
import { isObject, type JsonObject } from './json';

/**
 * Gives each registration what only the service sets: `id` and `statusHistory`.
 * An entry keeps them if it is still the same object, or if a PUT names its id. Anything else is a new registration.
 */
export function settleRegistrations(body: JsonObject, before: readonly unknown[], isPut: boolean): void {
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
