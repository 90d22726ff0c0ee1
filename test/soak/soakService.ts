import assert from 'node:assert/strict';
import { formatJson, parseJson } from '../../src/base/exactJson';
import { Turns } from '../../src/base/turns';
import { openSandbox } from '../../src/sandbox/openSandbox';
import { memoryStore } from '../../src/sandbox/store/referralStore';
import { add, at, properties, put, type SoakFile } from './soakFile';

/** What may go wrong with one request. */
export const faults = [
  'lost before',
  'lost after',
  'half an answer',
  'a web page',
  401,
  403,
  404,
  409,
  429,
  500,
  503,
  504,
] as const;
export type SoakFault = (typeof faults)[number];

const endpoint = 'http://127.0.0.1';
const collection = `${endpoint}/v1.0/engagements/referrals`;

type Stored = Readonly<Record<string, unknown>> & { id: string; eTag: string };

/** The sandbox without sockets, with a fault for the next request, and with an observer who watches every write. */
export class SoakService {
  readonly endpoint = endpoint;
  /** For the next request of the client. */
  fault: SoakFault | undefined;
  /** Done when the next request of the client has reached the service: what others do at the same time. */
  meanwhile: (() => Promise<void>) | undefined;
  /** Whose command is being carried out. */
  writer: SoakFile | undefined;
  /** Referral and ETag → the body that the service had. */
  readonly versions = new Map<string, Stored>();
  /** Property → every value that any referral ever had. */
  readonly had = new Map<string, Set<unknown>>();

  /** What the client has done wrong: kept, for what is thrown in here looks like a broken connection. */
  readonly violations: string[] = [];

  readonly #store = memoryStore([]);
  /** Writes are compared with what was there before, one after the other. */
  readonly #writes = new Turns();
  readonly #handle;

  constructor(clock: () => Date) {
    this.#handle = openSandbox({ store: this.#store, clock, initial: () => [] }).handler;
  }

  /** All referrals, as the service would send them. */
  async referrals(): Promise<Stored[]> {
    const response = await this.#handle(
      new Request(`${collection}?$top=1000`, { headers: { authorization: 'Bearer x' } }),
    );
    return ((await response.json()) as { value: Stored[] }).value;
  }

  /** Another user changes a property of a referral, with the ETag that it should have. */
  changeByOther(index: number, property: string, value: string | undefined): Promise<void> {
    return this.#writes.run('', () => this.#changeByOther(index, property, value));
  }

  async #changeByOther(index: number, property: string, value: string | undefined): Promise<void> {
    const all = await this.referrals();
    const chosen = all[index % Math.max(1, all.length)];
    if (!chosen) return;
    const { links: _links, ...body } = parseJson(formatJson(chosen)) as Record<string, unknown>;
    put(body, property, value);
    const response = await this.#handle(
      new Request(`${collection}/${chosen.id}`, {
        method: 'PUT',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json', 'if-match': chosen.eTag },
        body: JSON.stringify(body),
      }),
    );
    assert.equal(response.status, 200, `another user could not change ${property}: ${await response.text()}`);
    await this.remember();
  }

  /** The `fetch` of the client. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { fault, meanwhile } = this;
    this.fault = undefined;
    this.meanwhile = undefined;
    if (fault === 'lost before') throw new TypeError('fetch failed');
    if (fault === 'a web page') return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    if (typeof fault === 'number') return refusal(fault);
    const isWrite = request.method !== 'GET';
    const response = await (isWrite ? this.#writes.run('', () => this.#write(request)) : this.#handle(request));
    await meanwhile?.();
    if (fault === 'lost after') throw new TypeError('fetch failed');
    if (fault === 'half an answer') {
      const text = await response.text();
      return new Response(text.slice(0, text.length / 2), { status: response.status, headers: response.headers });
    }
    return response;
  };

  async #write(request: Request): Promise<Response> {
    const before = await this.referrals();
    const response = await this.#handle(request);
    if (!response.ok) return response;
    this.#watch(before, await this.referrals());
    await this.remember();
    return response;
  }

  /** Takes note of what the service has now. */
  async remember(): Promise<void> {
    for (const referral of await this.referrals()) {
      this.versions.set(`${referral.id} ${referral.eTag}`, referral);
      for (const property of properties) add(this.had, property, at(referral, property));
    }
  }

  /** The client may replace only what its user has seen, and only by what its user has typed. */
  #watch(before: readonly Stored[], after: readonly Stored[]): void {
    const file = this.writer;
    if (!file) throw new Error('a write without a command');
    for (const now of after) {
      const old = before.find(({ id }) => id === now.id);
      if (!old) continue;
      for (const property of properties) {
        const [was, is] = [at(old, property), at(now, property)];
        if (was === is) continue;
        const what = `${property}: "${was}" became "${is}"`;
        if (!file.seen.get(property)?.has(was)) this.violations.push(`${what}, and the user had not seen it`);
        if (!file.everTyped.get(property)?.has(is)) this.violations.push(`${what}, which the user never typed`);
      }
    }
  }
}

function refusal(status: number): Response {
  const body = { error: { code: 'generalException', message: `It is ${status} today.` } };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
