import assert from 'node:assert/strict';

const headers = { authorization: 'Bearer other', 'content-type': 'application/json' };

/** A referral as the service has it. */
export interface AtService {
  id: string;
  details: Record<string, unknown>;
  [property: string]: unknown;
}

/** Reads a referral from the service, as a second client. */
export async function readAtService(url: string, id: unknown): Promise<AtService> {
  const response = await fetch(`${url}/${id}`, { headers });
  assert.equal(response.status, 200);
  return (await response.json()) as AtService;
}

/** Changes a referral at the service, as a second client does between two steps of the user. */
export async function changeAtService(url: string, id: unknown, change: (body: AtService) => void): Promise<void> {
  const { links: _links, '@odata.context': _context, ...body } = await readAtService(url, id);
  change(body as AtService);
  const ifMatch = { 'if-match': String(body.eTag) };
  const response = await fetch(`${url}/${id}`, {
    method: 'PUT',
    headers: { ...headers, ...ifMatch },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200);
}

/** Returns all referrals of the service, of few enough for one page. */
export async function listAtService(url: string): Promise<AtService[]> {
  const response = await fetch(url, { headers });
  assert.equal(response.status, 200);
  return ((await response.json()) as { value: AtService[] }).value;
}
