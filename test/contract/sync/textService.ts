import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it was sent. */
interface SentRequest {
  method: string;
  text: string;
}

/**
 * A service of one referral that works on texts only, so that numbers are seen as they are sent. It keeps what it is sent
 * by POST and PUT as text, and by PATCH replaces the notes.
 */
export class TextService {
  readonly requests: SentRequest[] = [];
  #version = 1;
  readonly #server = createServer((request, response) => {
    bodyOf(request).then((text) => {
      const { method = '' } = request;
      const expected = request.headers['if-match']?.replaceAll('"', '');
      if (expected !== undefined && !this.referral.includes(`"eTag":"${expected}"`)) {
        response.writeHead(412).end();
        return;
      }
      this.requests.push({ method, text });
      if (method !== 'GET') this.#take(method, text);
      response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
      const isList = method === 'GET' && /referrals(\?|$)/.test(request.url ?? '');
      response.end(isList ? `{"value":[${this.referral}]}` : this.referral);
    });
  });

  /** @param referral its text; `eTag` is in it as `"eTag":"1"` */
  constructor(public referral: string) {}

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What was sent to change something, and how. */
  get sent(): SentRequest[] {
    return this.requests.filter(({ method }) => method !== 'GET');
  }

  /** Changes the referral as another person would. */
  change(before: string, after: string): void {
    this.#renew(this.referral.replace(before, after));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #take(method: string, text: string): void {
    if (method === 'POST') this.#renew(`{"id":"00000001-1111-4222-8333-0123456789ab","eTag":"1",${text.slice(1)}`);
    else if (method === 'PUT') this.#renew(text);
    else {
      for (const [, name, value] of text.matchAll(/"path":"\/details\/(\w+)","value":("[^"]*"|[^"{}[\]]+?)\}/g))
        this.#renew(this.referral.replace(new RegExp(`"${name}":("[^"]*"|[^"{}[\\],]+)`), `"${name}":${value}`));
    }
  }

  #renew(referral: string): void {
    this.referral = referral.replace(/"eTag":"\d+"/, `"eTag":"${++this.#version}"`);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}
