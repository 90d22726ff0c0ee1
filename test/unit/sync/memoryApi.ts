import { ApiError } from '../../../src/api/apiError';
import type { ReferralsApi, RemoteReferral, Saved } from '../../../src/api/referralsApi';
import { formatJson, parseJson } from '../../../src/base/exactJson';

/** A service in memory; `fail` makes the next calls of one kind throw, `during` runs while a call is under way. */
export function memoryApi() {
  const kept = new Map<string, RemoteReferral>();
  const calls: { method: 'get' | 'create' | 'update' | 'patch'; body?: unknown; ifMatch?: string }[] = [];
  const failures: Partial<Record<'get' | 'create' | 'update' | 'patch', ApiError>> = {};
  let version = 0;
  let during: () => void = () => {};

  function keep(id: string, body: object): Saved {
    const eTag = `"v${++version}"`;
    const saved = { ...body, id, eTag };
    kept.set(id, saved);
    return { body: saved, eTag };
  }

  function begin(method: 'get' | 'create' | 'update' | 'patch', more: object = {}): void {
    calls.push({ method, ...more });
    during();
    const failure = failures[method];
    if (failure) throw failure;
  }

  const api: ReferralsApi = {
    listPage: async () => ({ items: [...kept.values()] }),
    get: async (id) => {
      begin('get');
      const body = kept.get(id);
      if (!body) throw new ApiError('missing', 'There is no such referral.');
      return { body, eTag: String(body.eTag) };
    },
    create: async (body) => {
      begin('create', { body });
      const saved = keep(`id-${kept.size + 1}`, {
        ...(body as object),
        status: 'Active',
        createdDateTime: '2026-01-01T00:00:00Z',
      });
      return { ...saved, isLocated: true };
    },
    update: async (id, body, ifMatch) => {
      begin('update', { body, ifMatch });
      const current = kept.get(id);
      if (!current) throw new ApiError('missing', 'There is no such referral.');
      if (current.eTag !== ifMatch) throw new ApiError('stale', 'It was changed since.');
      return keep(id, { ...(body as object), updatedDateTime: `u${version}` });
    },
    patch: async (id, operations, ifMatch) => {
      begin('patch', { body: operations, ifMatch });
      const current = kept.get(id);
      if (!current) throw new ApiError('missing', 'There is no such referral.');
      if (current.eTag !== ifMatch) throw new ApiError('stale', 'It was changed since.');
      const body = parseJson(formatJson(current)) as Record<string, unknown>;
      for (const { path, value } of operations) setAt(body, path.split('/').slice(1), value);
      return keep(id, { ...body, updatedDateTime: `u${version}` });
    },
  };
  return {
    api,
    calls,
    failures,
    /** Another client's change. */
    put: (id: string, body: object) => keep(id, body),
    remove: (id: string) => kept.delete(id),
    get count() {
      return kept.size;
    },
    whileCalling(action: () => void) {
      during = action;
    },
  };
}

function setAt(owner: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (Array.isArray(owner) && name === '-') owner.push(value);
  else if (rest.length === 0) owner[name] = value;
  else setAt(owner[name] as Record<string, unknown>, rest, value);
}
