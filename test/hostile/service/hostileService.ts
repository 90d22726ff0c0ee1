import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, notFound, refusal } from './answer';
import { commitCreate, type PlannedCreate, planCreate } from './createReferral';
import { camelCase, isObject, type JsonObject, setAt } from './json';
import { documentedKnobs, type Fault, type Knobs, takeFault } from './knobs';
import { dealOf, type Write } from './ledger';
import { listReferrals } from './listReferrals';
import { normalize, withEscapes, withExtras } from './normalize';
import { RateLimit } from './rateLimit';
import { sendAnswer, sendFault } from './sendAnswer';
import { asEntity, Store, type Stored } from './store';
import { planUpdate } from './updateReferral';

interface Received {
  method: string;
  id: string | undefined;
  query: URLSearchParams;
  request: IncomingMessage;
  text: string;
}

/** When a write takes effect; see `Fault.effect`. */
type Effect = NonNullable<Fault['effect']>;

/**
 * A Referrals service on loopback, written from the documentation alone. It shares no code with the extension.
 * Its knobs choose among behaviors that the documentation allows; its model counts what really happened.
 */
export class HostileService {
  /** May be changed at any time. */
  readonly knobs: Knobs;
  /** Every write received. */
  readonly writes: Write[] = [];
  /** Number of requests received, of each kind. */
  readonly requests = { create: 0, list: 0, get: 0, update: 0 };
  /** The queries of all list requests. */
  readonly queries: string[] = [];
  /** Called when a request has arrived, before it takes effect. */
  arrival: ((kind: Fault['on']) => void | Promise<void>) | undefined;
  /** Called when a request has taken effect, before it is answered. */
  meanwhile: ((kind: Fault['on']) => void | Promise<void>) | undefined;
  /** Called when an update of the client has taken effect. */
  written: ((before: JsonObject, after: JsonObject) => void) | undefined;
  origin = '';

  readonly #store: Store;
  readonly #limit: RateLimit;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #timers = new Set<NodeJS.Timeout>();
  #held: (() => void)[] = [];
  readonly #creates = new Map<string, PlannedCreate & { stored?: Stored }>();

  constructor(knobs: Partial<Knobs> = {}) {
    this.knobs = { ...structuredClone(documentedKnobs), ...knobs };
    this.#store = new Store(this.knobs);
    this.#limit = new RateLimit(this.knobs);
  }

  /** Changes what is answered with success. */
  alter: ((body: unknown, kind: Fault['on']) => unknown) | undefined;

  /** Answers instead of doing what was asked. */
  refuse: ((kind: Fault['on']) => Answer | undefined) | undefined;

  /** Starts listening on loopback, on a free port if none is given. */
  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** All referrals as they are, oldest first. */
  referrals(): JsonObject[] {
    return [...this.#store.records.values()].map(({ body }) => body);
  }

  /** The referrals made for an intended deal. */
  ofDeal(deal: string): JsonObject[] {
    return [...this.#store.records.values()].filter((stored) => stored.deal === deal).map(({ body }) => body);
  }

  /** Intended deal → number of referrals. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { deal } of this.#store.records.values()) if (deal) counts.set(deal, (counts.get(deal) ?? 0) + 1);
    return counts;
  }

  /** The writes of one deal that carried the marker of another and took effect. */
  overwrites(): Write[] {
    return this.writes.filter(({ id, deal, effective }) => {
      const owner = id === undefined ? undefined : this.#store.records.get(id)?.deal;
      return effective && owner !== undefined && deal !== undefined && deal !== owner;
    });
  }

  /** Adds a referral as if it had been created long ago, or elsewhere. */
  add(referral: JsonObject): JsonObject {
    const body: JsonObject = { status: 'Active', substatus: 'Accepted', ...structuredClone(referral) };
    normalize(body, this.knobs);
    return this.#store.add(body, dealOf(JSON.stringify(referral))).body;
  }

  /** Changes a referral as another user would. */
  change(id: string, pointer: string, value: unknown): JsonObject {
    const stored = this.#store.records.get(id);
    if (!stored) throw new Error(`There is no referral ${id}.`);
    const next = structuredClone(stored.body);
    setAt(next, pointer, value);
    this.#store.write(stored, next);
    stored.staleReads = 0;
    return next;
  }

  /** Changes a referral without a new ETag or date, as in a service whose ETag does not cover everything. */
  changeUnseen(id: string, pointer: string, value: unknown): void {
    const stored = this.#store.records.get(id);
    if (!stored) throw new Error(`There is no referral ${id}.`);
    const next = structuredClone(stored.body);
    setAt(next, pointer, value);
    this.#store.rewrite(stored, next);
  }

  /** Lets held writes take effect, and lists show everything. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const run of held) run();
    this.#store.releaseIndex();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const url = new URL(request.url ?? '/', this.origin);
      const match = /^\/v1\.0\/(?:engagements\/)?referrals(?:\/([^/]+))?$/.exec(url.pathname);
      const text = Buffer.concat(chunks).toString();
      const received = { method: request.method ?? '', id: match?.[1], query: url.searchParams, request, text };
      if (!match) sendAnswer(response, notFound());
      else await this.#handle(received, response);
    } catch (error) {
      if (!response.headersSent) sendAnswer(response, refusal(500, 'generalException', String(error)));
    }
  }

  async #handle(received: Received, response: ServerResponse): Promise<void> {
    const { method, id, request, text, query } = received;
    const kind = kindOf(method, id);
    if (kind === undefined) return void sendAnswer(response, refusal(405, 'invalidRequest', 'Not supported.'));
    if (!/^Bearer \S/.test(request.headers.authorization ?? ''))
      return void sendAnswer(response, refusal(401, 'unauthenticated', 'No valid caller.'));
    this.requests[kind]++;
    if (kind === 'list') this.queries.push(query.toString());
    const write: Write = {
      at: Date.now(),
      method,
      id,
      deal: dealOf(text),
      requestId: request.headers['request-id']?.toString(),
      ifMatch: request.headers['if-match'],
      body: parsed(text),
      status: 0,
      effective: false,
    };
    if (kind === 'create' || kind === 'update') this.writes.push(write);
    await this.arrival?.(kind);
    const limited = this.#limit.check() ?? this.refuse?.(kind);
    const fault = limited ? undefined : takeFault(this.knobs.faults, kind);
    const effect = limited ? 'never' : (fault?.effect ?? 0);
    const result = limited ? { answer: limited, effective: false } : this.#execute(received, kind, effect);
    write.effective = result.effective;
    await this.meanwhile?.(kind);
    write.status = fault
      ? sendFault(response, fault, result.answer, this.#other(id ?? dealOf(text)))
      : sendAnswer(response, this.#altered(result.answer, kind));
  }

  #altered(answer: Answer, kind: Fault['on']): Answer {
    if (answer.status >= 300) return answer;
    const body = answer.body && this.knobs.escapesAnswers ? withEscapes(answer.body as JsonObject) : answer.body;
    return { ...answer, body: this.alter ? (this.alter(body, kind) as JsonObject | undefined) : body };
  }

  #execute(received: Received, kind: Fault['on'], effect: Effect): { answer: Answer; effective: boolean } {
    const { id, query } = received;
    if (kind === 'list') return { answer: listReferrals(this.#store, query, this.origin), effective: false };
    if (kind === 'create') return this.#create(received, effect);
    const stored = id === undefined ? undefined : this.#store.records.get(id);
    if (!stored || !this.#store.isVisible(stored.body)) return { answer: notFound(), effective: false };
    if (kind === 'get') return { answer: this.#entity(this.#store.read(stored), 200), effective: false };
    return this.#update(stored, received, effect);
  }

  #create({ request, text }: Received, effect: Effect): { answer: Answer; effective: boolean } {
    const requestId = request.headers['request-id']?.toString();
    const known = this.knobs.honorsRequestId && requestId !== undefined ? this.#creates.get(requestId) : undefined;
    if (known) {
      known.stored ??= commitCreate(this.#store, known);
      return { answer: this.#entity(known.stored.body, 200), effective: false };
    }
    const planned = planCreate(this.#store, camelCase(parsed(text)), dealOf(text));
    if (!('deal' in planned)) return { answer: planned as Answer, effective: false };
    const create: PlannedCreate & { stored?: Stored } = planned;
    const run = (): void => {
      create.stored ??= commitCreate(this.#store, create);
    };
    if (requestId !== undefined && effect !== 'never') this.#creates.set(requestId, create);
    this.#run(run, effect);
    const answer = create.stored ? this.#entity(create.stored.body, 201) : { status: 202 };
    return { answer, effective: effect !== 'never' };
  }

  #update(stored: Stored, { method, request, text }: Received, effect: Effect) {
    const ifMatch = request.headers['if-match'];
    const body = method === 'PUT' ? camelCase(parsed(text)) : parsed(text);
    const plan = () => planUpdate(this.#store, stored, { method, ifMatch, body });
    const next = plan();
    if (!('body' in next) || 'status' in next) return { answer: next as Answer, effective: false };
    this.#run(() => {
      const now = plan();
      if (!('body' in now) || 'status' in now) return;
      const before = stored.body;
      this.#store.write(stored, now.body as JsonObject);
      this.written?.(before, stored.body);
    }, effect);
    const wantsBody = method === 'PUT' || (this.knobs.honorsPrefer && request.headers.prefer !== undefined);
    return { answer: wantsBody ? this.#entity(stored.body, 200) : { status: 204 }, effective: effect !== 'never' };
  }

  #run(run: () => void, effect: Effect): void {
    if (effect === 'held') this.#held.push(run);
    else if (effect === 0) run();
    else if (effect !== 'never') {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        run();
      }, effect);
      this.#timers.add(timer);
    }
  }

  #entity(body: JsonObject, status: number): Answer {
    const entity = asEntity(this.knobs.extras ? withExtras(body) : body, this.origin);
    return { status, body: entity, headers: { ETag: String(body.eTag) } };
  }

  /** An answer with a referral that was not asked for. */
  #other(notThis: string | undefined): Answer {
    const others = [...this.#store.records.values()];
    const other = others.find(({ id, deal }) => id !== notThis && deal !== notThis);
    const body = other?.body ?? { id: '11111111-2222-4333-8444-555555555555', name: 'Another deal', eTag: '"other"' };
    return this.#entity(body, 200);
  }
}

function kindOf(method: string, id: string | undefined): 'create' | 'list' | 'get' | 'update' | undefined {
  if (method === 'POST') return id === undefined ? 'create' : undefined;
  if (method === 'GET') return id === undefined ? 'list' : 'get';
  return id !== undefined && (method === 'PUT' || method === 'PATCH') ? 'update' : undefined;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
