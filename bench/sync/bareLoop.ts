import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Page {
  value: Record<string, unknown>[];
  '@odata.nextLink'?: string;
}

const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' };
const maxWrites = 8;

/** What a pull is compared with: pages in order with the next one under way, each referral written once, eight at a time. */
export async function barePull(first: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  let coming: Promise<Page> | undefined = getPage(first);
  while (coming) {
    const page: Page = await coming;
    const next = page['@odata.nextLink'];
    coming = next ? getPage(next) : undefined;
    const rest = [...page.value];
    const writeNext = async (): Promise<void> => {
      for (let referral = rest.pop(); referral; referral = rest.pop()) {
        const file = path.join(folder, `${String(referral.id)}.referral.json`);
        await writeFile(file, `${JSON.stringify(referral, null, 2)}\n`);
      }
    };
    await Promise.all(Array.from({ length: maxWrites }, writeNext));
  }
}

async function getPage(url: string): Promise<Page> {
  const response = await fetch(url, { headers });
  return (await response.json()) as Page;
}

/** The requests of a submit: addresses of pages of the list, then for each file the methods in order. */
export interface Requests {
  pages: readonly string[];
  each: readonly string[];
}

/**
 * What a submit is compared with: the same pages, then for each file one read, the same requests, and one write of what
 * came back.
 */
export async function bareSubmit(url: string, files: readonly string[], { pages, each }: Requests): Promise<void> {
  for (const page of pages) await getPage(page);
  for (const file of files) {
    const referral = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    let saved = referral;
    for (const method of each) saved = await send(url, method, referral, saved);
    await writeFile(file, `${JSON.stringify(saved, null, 2)}\n`);
  }
}

async function send(
  url: string,
  method: string,
  referral: Record<string, unknown>,
  latest: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const body =
    method === 'POST'
      ? referral
      : method === 'PATCH'
        ? [{ op: 'replace', path: '/details/dealValue', value: (referral.details as { dealValue: number }).dealValue }]
        : method === 'PUT'
          ? referral
          : undefined;
  const response = await fetch(method === 'POST' ? url : `${url}/${String(referral.id)}`, {
    method,
    headers: {
      ...headers,
      ...(method === 'POST' || method === 'GET'
        ? {}
        : { 'if-match': String(latest.eTag), prefer: 'return=representation' }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? latest : ((await response.json()) as Record<string, unknown>);
}
