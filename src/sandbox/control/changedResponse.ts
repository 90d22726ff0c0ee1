import { isJsonObject } from '../jsonObject';
import type { Fault } from './fault';

const page = '<!DOCTYPE html><title>Sign in</title><p>This network wants you to sign in.</p>';

/**
 * An answer as a fault with `contentType` or `nextLink` sends it; any other answer as it is.
 * @param url of the request
 */
export async function changedResponse(
  response: Response,
  { contentType, nextLink }: Fault,
  url: string,
): Promise<Response> {
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

/** A page with another link to the next one. */
function linked(text: string, nextLink: string, url: string): string {
  if (!text.startsWith('{')) return text;
  const body: unknown = JSON.parse(text);
  if (!isJsonObject(body) || !Array.isArray(body.value)) return text;
  // A link without a query names no page; the first page leads into the circle.
  const own = new URL(url).search ? url : (body['@odata.nextLink'] ?? `${url}?$top=100`);
  return JSON.stringify({ ...body, '@odata.nextLink': nextLink === 'loop' ? own : nextLink });
}
