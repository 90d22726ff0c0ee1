import assert from 'node:assert/strict';
import { commands } from 'vscode';

/** A request that the sandbox received, as its control path lists it. */
export interface Received {
  method: string;
  path?: string;
  url?: string;
}

/** The embedded sandbox, over HTTP: as another client of the same service, and through its control paths. */
export class Sandbox {
  private constructor(readonly endpoint: string) {}

  /** Starts it if it does not run yet. */
  static async start(): Promise<Sandbox> {
    const chosen = await commands.executeCommand<{ endpoint: string }>('referrals.selectService', 'sandbox');
    return new Sandbox(chosen.endpoint);
  }

  async reset(): Promise<number> {
    await this.clearFaults();
    const { count } = await commands.executeCommand<{ count: number }>('referrals.sandbox.reset', { confirmed: true });
    return count;
  }

  /** See the sandbox's `PUT /sandbox/faults`. */
  async fault(fault: object): Promise<void> {
    await this.#ok('PUT', this.#control('faults'), fault);
  }

  async clearFaults(): Promise<void> {
    await this.#ok('DELETE', this.#control('faults'));
  }

  async requests(): Promise<Received[]> {
    const answer: unknown = await (await this.#ok('GET', this.#control('requests'))).json();
    return (Array.isArray(answer) ? answer : (answer as { value?: Received[] }).value) ?? [];
  }

  async list(): Promise<{ id: string; name?: string; engagementId?: string }[]> {
    const answer = (await (await this.#ok('GET', this.endpoint)).json()) as {
      value: Awaited<ReturnType<Sandbox['list']>>;
    };
    return answer.value;
  }

  async get(id: string): Promise<Record<string, unknown>> {
    return (await (await this.#ok('GET', `${this.endpoint}/${id}`)).json()) as Record<string, unknown>;
  }

  /** Changes a referral as another user would. */
  async change(id: string, changes: object): Promise<Record<string, unknown>> {
    const { links: _links, '@odata.context': _context, ...body } = await this.get(id);
    const ifMatch = { 'If-Match': String(body.eTag) };
    const answer = await this.#ok('PUT', `${this.endpoint}/${id}`, { ...body, ...changes }, ifMatch);
    return (await answer.json()) as Record<string, unknown>;
  }

  #control(name: string): string {
    return new URL(`/sandbox/${name}`, this.endpoint).href;
  }

  async #ok(method: string, url: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(url, {
      method,
      headers: { Authorization: 'Bearer another-client', 'Content-Type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${method} ${url}: ${response.status} ${response.ok ? '' : await response.text()}`);
    return response;
  }
}
