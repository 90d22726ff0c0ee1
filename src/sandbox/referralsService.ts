import type { Timestamps } from './createTimestamps';
import { isAbsent } from './isAbsent';
import { isJsonObject } from './jsonObject';
import { methodNotAllowed } from './methodNotAllowed';
import { listPage } from './odata/listPage';
import { parseSelect } from './odata/parseSelect';
import { queryOptions } from './odata/queryOptions';
import { readJson } from './readJson';
import { applyPatch } from './referral/applyPatch';
import { changeReferral } from './referral/changeReferral';
import { createReferral } from './referral/createReferral';
import { presentReferral } from './referral/presentReferral';
import type { StoredReferral } from './referral/storedReferral';
import { ServiceError } from './serviceError';
import { collectionPath, servicePath } from './servicePath';
import type { ReferralStore, Referrals } from './store/referralStore';

/**
 * Makes the handler of the service's own paths: create, list, get, replace and change referrals (FACTS.md, sections 1
 * to 6). It throws `ServiceError`.
 */
export function referralsService(store: ReferralStore, now: Timestamps): (request: Request) => Promise<Response> {
  async function list(url: URL): Promise<Response> {
    const page = await listPage(await store.read(), url.searchParams);
    const collection = url.origin + collectionPath;
    return json({
      '@odata.context': `${url.origin}${servicePath}/$metadata#Referrals`,
      ...(page.count !== undefined && { '@odata.count': page.count }),
      value: page.items.map((stored) => page.select(presentReferral(stored, collection))),
      ...(page.next !== undefined && { '@odata.nextLink': `${collection}?$skiptoken=${page.next}` }),
    });
  }

  async function create(request: Request, url: URL): Promise<Response> {
    const body = await readJson(request);
    const created = await store.change((referrals) => {
      const referral = createReferral(body, now);
      referrals.set(referral.id, referral);
      return referral;
    });
    const location = `${url.origin}${collectionPath}/${created.id}`;
    return single(created, url, { status: 201, headers: { location } });
  }

  async function get(id: string, url: URL): Promise<Response> {
    const select = queryOptions(url.searchParams, ['$select']).get('$select');
    const stored = find(await store.read(), id);
    const body = presentReferral(stored, url.origin + collectionPath);
    const context = `${url.origin}${collectionPath}/$metadata#Referrals/$entity`;
    const chosen = select?.trim() ? parseSelect(select)(body) : body;
    return json({ '@odata.context': context, ...chosen }, { headers: { etag: stored.eTag } });
  }

  async function replace(id: string, request: Request, url: URL): Promise<Response> {
    const body = await readJson(request);
    const ifMatch = request.headers.get('if-match');
    const changed = await store.change((referrals) => {
      const stored = find(referrals, id);
      if (ifMatch === null) {
        const message = 'A PUT needs If-Match with the eTag of the version that it changes.';
        throw new ServiceError(428, 'preconditionFailed', message, { target: 'If-Match' });
      }
      checkMatch(stored, ifMatch);
      refuseLinks(body);
      return put(referrals, changeReferral(stored, body, now));
    });
    return single(changed, url);
  }

  async function patch(id: string, request: Request, url: URL): Promise<Response> {
    const operations = await readJson(request);
    const ifMatch = request.headers.get('if-match');
    const changed = await store.change((referrals) => {
      const stored = find(referrals, id);
      if (ifMatch !== null) checkMatch(stored, ifMatch);
      return put(referrals, changeReferral(stored, applyPatch(stored, operations), now));
    });
    if (!/(^|[,\s])return=representation\b/i.test(request.headers.get('prefer') ?? '')) {
      return new Response(null, { status: 204, headers: { etag: changed.eTag } });
    }
    return single(changed, url, { headers: { 'preference-applied': 'return=representation' } });
  }

  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/\/$/, '');
    const { method } = request;
    if (path === collectionPath) {
      if (method === 'GET') return list(url);
      if (method === 'POST') return create(request, url);
      throw methodNotAllowed(method, ['GET', 'POST']);
    }
    const id = path.startsWith(`${collectionPath}/`) ? path.slice(collectionPath.length + 1) : '';
    if (id === '' || id.includes('/')) {
      throw new ServiceError(404, 'itemNotFound', `There is no resource at ${url.pathname}.`);
    }
    if (method === 'GET') return get(id, url);
    if (method === 'PUT') return replace(id, request, url);
    if (method === 'PATCH') return patch(id, request, url);
    throw methodNotAllowed(method, ['GET', 'PUT', 'PATCH']);
  };
}

function find(referrals: Referrals, id: string): StoredReferral {
  const stored = referrals.get(id.toLowerCase());
  if (!stored) throw new ServiceError(404, 'itemNotFound', 'There is no such referral.', { target: 'id' });
  return stored;
}

function put(referrals: Map<string, StoredReferral>, referral: StoredReferral): StoredReferral {
  referrals.set(referral.id, referral);
  return referral;
}

function checkMatch({ eTag }: StoredReferral, ifMatch: string): void {
  if (ifMatch.trim() === eTag) return;
  const message = 'The referral was changed since it was read: If-Match is not its current eTag.';
  throw new ServiceError(412, 'preconditionFailed', message, {
    target: 'If-Match',
    innerError: { code: 'resourceModified', message },
  });
}

/** The service wants `links` taken out of a PUT (FACTS.md, section 5). */
function refuseLinks(body: unknown): void {
  if (!isJsonObject(body)) return;
  const name = Object.keys(body).find((key) => key.toLowerCase() === 'links');
  if (name !== undefined && !isAbsent(body[name])) {
    throw ServiceError.invalid('links', 'Remove links from the body of a PUT.', 'propertyNotAllowed');
  }
}

function single(stored: StoredReferral, url: URL, init: ResponseInit = {}): Response {
  const body = presentReferral(stored, url.origin + collectionPath);
  return json(body, { ...init, headers: { ...init.headers, etag: stored.eTag } });
}

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { ...init.headers, 'content-type': 'application/json; charset=utf-8' },
  });
}
