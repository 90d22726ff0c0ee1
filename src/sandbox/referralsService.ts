import { formatJson } from '../base/exactJson';
import { isObject } from '../base/isObject';
import type { Circumstances, Note } from './behavior';
import { isAbsent } from './jsonValue';
import { listPage } from './odata/listPage';
import { parseSelect, queryOptions } from './odata/queryOptions';
import { readJson } from './readJson';
import { withWireNames } from './referral/acceptReferral';
import { applyPatch } from './referral/applyPatch';
import { checkRequired } from './referral/checkReferral';
import { asRow, presentReferral } from './referral/presentReferral';
import { changeReferral, newVersion } from './referral/referralVersion';
import type { StoredReferral } from './referral/storedReferral';
import { withSolutionForm } from './referral/withSolutionForm';
import { methodNotAllowed, ServiceError } from './serviceError';
import type { Referrals } from './store/referralStore';
import type { StoreHistory } from './store/storeHistory';
import type { Timestamps } from './timestamps';

/** Where the service's paths begin. */
export const servicePath = '/v1.0';

/** The path of the referrals (docs/service.md, "Requests and headers"). */
export const collectionPath = `${servicePath}/engagements/referrals`;

/**
 * Makes the handler of the service's own paths: create, list, get, replace and change referrals (docs/service.md). It
 * throws `ServiceError`.
 */
export function referralsService(
  store: StoreHistory,
  now: Timestamps,
): (request: Request, circumstances: Circumstances) => Promise<Response> {
  async function list(url: URL, circumstances: Circumstances): Promise<Response> {
    const { listLagMs, omitted, solutionFields } = circumstances;
    const referrals = listLagMs > 0 ? await store.readAsOf(listLagMs) : await store.read();
    const page = await listPage(referrals, url.searchParams, circumstances);
    const collection = url.origin + collectionPath;
    return json({
      '@odata.context': `${url.origin}${servicePath}/$metadata#Referrals`,
      ...(page.count !== undefined && { '@odata.count': page.count }),
      value: page.items.map((stored) =>
        page.select(asRow(presentReferral(withSolutionForm(stored, solutionFields), collection), omitted)),
      ),
      ...(page.next !== undefined && { '@odata.nextLink': `${collection}?$skiptoken=${page.next}` }),
    });
  }

  async function create(request: Request, url: URL, circumstances: Circumstances): Promise<Response> {
    const body = await readJson(request);
    const created = await store.change((referrals) => {
      const referral = newVersion(body, now, circumstances);
      referrals.set(referral.id, referral);
      return referral;
    });
    const location = `${url.origin}${collectionPath}/${created.id}`;
    return single(created, url, { status: 201, headers: { location } });
  }

  async function get(id: string, url: URL, { solutionFields }: Circumstances): Promise<Response> {
    const select = queryOptions(url.searchParams, ['$select']).get('$select');
    const stored = withSolutionForm(find(await store.read(), id), solutionFields);
    const body = presentReferral(stored, url.origin + collectionPath);
    const context = `${url.origin}${collectionPath}/$metadata#Referrals/$entity`;
    const chosen = select?.trim() ? parseSelect(select)(body) : body;
    return json({ '@odata.context': context, ...chosen }, { headers: { etag: stored.eTag } });
  }

  async function replace(id: string, request: Request, url: URL, circumstances: Circumstances): Promise<Response> {
    const body = await readJson(request);
    const ifMatch = request.headers.get('if-match');
    const changed = await store.change((referrals) => {
      const stored = find(referrals, id);
      if (ifMatch === null) {
        const message = 'A PUT needs If-Match with the eTag of the version that it changes.';
        throw new ServiceError(428, 'preconditionFailed', message, { target: 'If-Match' });
      }
      checkMatch(stored, ifMatch);
      notePut(body, circumstances.note);
      return put(referrals, changeReferral(stored, body, now, circumstances));
    });
    return single(changed, url);
  }

  async function patch(id: string, request: Request, url: URL, circumstances: Circumstances): Promise<Response> {
    const operations = await readJson(request);
    const ifMatch = request.headers.get('if-match');
    const changed = await store.change((referrals) => {
      const stored = find(referrals, id);
      if (ifMatch !== null) checkMatch(stored, ifMatch);
      const current = withSolutionForm(stored, circumstances.solutionFields);
      const next = applyPatch(current, operations, circumstances.note);
      return put(referrals, changeReferral(stored, next, now, circumstances));
    });
    if (!/(^|[,\s])return=representation\b/i.test(request.headers.get('prefer') ?? '')) {
      return new Response(null, { status: 204, headers: { etag: changed.eTag } });
    }
    return single(changed, url, { headers: { 'preference-applied': 'return=representation' } });
  }

  return async (request, circumstances) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/\/$/, '');
    const { method } = request;
    if (path === collectionPath) {
      if (method === 'GET') return list(url, circumstances);
      if (method === 'POST') return create(request, url, circumstances);
      throw methodNotAllowed(method, ['GET', 'POST']);
    }
    const id = path.startsWith(`${collectionPath}/`) ? path.slice(collectionPath.length + 1) : '';
    if (id === '' || id.includes('/')) {
      throw new ServiceError(404, 'itemNotFound', `There is no resource at ${url.pathname}.`);
    }
    if (method === 'GET') return get(id, url, circumstances);
    if (method === 'PUT') return replace(id, request, url, circumstances);
    if (method === 'PATCH') return patch(id, request, url, circumstances);
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

/** Notes what the documentation says against a PUT (docs/service.md, "Update"). */
function notePut(body: unknown, note: Note): void {
  note('PUT: the documentation calls it obsolete since 2020. Whether it still works is not known.');
  if (!isObject(body)) return;
  const links = Object.keys(body).find((key) => key.toLowerCase() === 'links');
  if (links !== undefined && !isAbsent(body[links])) note('PUT: the documentation asks to remove links from the body.');
  const lacking = checkRequired(withWireNames(body, () => undefined)).map(({ path }) => path);
  if (lacking.length > 0) note(`PUT: the body should be a whole referral. It lacks ${lacking.join(', ')}.`);
}

function single(stored: StoredReferral, url: URL, init: ResponseInit = {}): Response {
  const body = presentReferral(stored, url.origin + collectionPath);
  return json(body, { ...init, headers: { ...init.headers, etag: stored.eTag } });
}

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(formatJson(body), {
    ...init,
    headers: { ...init.headers, 'content-type': 'application/json; charset=utf-8' },
  });
}
