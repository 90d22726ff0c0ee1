import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { BrokenResponse } from '../brokenResponse';
import { ServiceError, type ServiceErrorCode } from '../serviceError';
import type { Fault } from './faults';

/**
 * Returns what a fault makes of a request.
 * @param carryOut does what was asked, unless the fault answers instead
 */
export async function faultyResponse(fault: Fault, carryOut: () => Promise<Response>, url: string): Promise<Response> {
  if (fault.dropConnection === 'before') return new BrokenResponse({ kind: 'drop' });
  const answers = fault.status !== undefined || fault.redirect !== undefined;
  const response = await changedResponse(answers ? faultResponse(fault) : await carryOut(), fault, url);
  if (fault.dropConnection === 'after') return new BrokenResponse({ kind: 'drop' });
  const { truncateBody } = fault;
  if (truncateBody === undefined || truncateBody === false) return response;
  const bytes = typeof truncateBody === 'number' ? truncateBody : undefined;
  return new BrokenResponse({ kind: 'truncate', bytes }, response);
}

const codes = new Map<number, ServiceErrorCode>([
  [401, 'unauthenticated'],
  [403, 'accessDenied'],
  [404, 'itemNotFound'],
  [409, 'resourceModified'],
  [412, 'preconditionFailed'],
  [429, 'serviceNotAvailable'],
  [503, 'serviceNotAvailable'],
  [504, 'serviceNotAvailable'],
]);

/**
 * Returns the answer of a fault that says what to answer: a redirect, or a status with the service's error body
 * (docs/service.md, "Errors"), with nothing below 400.
 */
function faultResponse({ status, retryAfter, redirect }: Fault): Response {
  if (redirect !== undefined) return new Response(null, { status: status ?? 302, headers: { location: redirect } });
  return statusResponse(status ?? 500, retryAfter);
}

function statusResponse(status: number, retryAfter: Fault['retryAfter']): Response {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status < 400) return new Response(null, { status, headers });
  const code = codes.get(status) ?? (status < 500 ? 'invalidRequest' : 'generalException');
  return new ServiceError(status, code, t('The sandbox was told to respond with {0}.', status), {
    headers,
  }).toResponse();
}

const page = '<!DOCTYPE html><title>Sign in</title><p>This network wants you to sign in.</p>';

/**
 * Returns an answer as a fault with `contentType` or `nextLink` sends it; any other answer as it is.
 * @param url of the request
 */
async function changedResponse(response: Response, { contentType, nextLink }: Fault, url: string): Promise<Response> {
  if (response.status === 204 || (contentType === undefined && nextLink === undefined)) return response;
  const headers = new Headers(response.headers);
  let text = await response.text();
  if (nextLink !== undefined) text = linked(text, nextLink, url);
  if (contentType !== undefined) {
    headers.set('content-type', contentType);
    if (!/json/i.test(contentType)) text = page;
  }
  return new Response(text, { status: response.status, headers });
}

/** Returns a page with another link to the next one. */
function linked(text: string, nextLink: string, url: string): string {
  if (!text.startsWith('{')) return text;
  const body: unknown = JSON.parse(text);
  if (!isObject(body) || !Array.isArray(body.value)) return text;
  // A link without a query names no page; the first page leads into the circle.
  const own = new URL(url).search ? url : (body['@odata.nextLink'] ?? `${url}?$top=100`);
  return JSON.stringify({ ...body, '@odata.nextLink': nextLink === 'loop' ? own : nextLink });
}
