import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer';
import type { JsonObject } from './json';
import type { Fault } from './knobs';

const html =
  '<!DOCTYPE html><html><head><title>Sign in to your account</title></head><body><form></form></body></html>';
const bombMegabytes = 600;

/** Sends an answer as it is. Returns the status that the client sees. */
export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: Answer): number {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
  return status;
}

/** Sends what a fault says instead of an answer. Returns the status that the client sees; 0 for none. */
export function sendFault(response: ServerResponse, fault: Fault, answer: Answer, other: Answer): number {
  const { answer: kind, headers = {} } = fault;
  const socket = response.socket;
  if (typeof kind === 'number') return sendStatus(response, kind, fault);
  switch (kind) {
    case 'reset':
      socket?.resetAndDestroy();
      return 0;
    case 'half': {
      const text = JSON.stringify(answer.body ?? { value: [] });
      response.writeHead(answer.status, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      });
      response.write(text.slice(0, text.length / 2), () => socket?.resetAndDestroy());
      return 0;
    }
    case 'silence':
      return 0;
    case 'login page':
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html);
      return 200;
    case 'accepted':
      response.writeHead(202, headers).end();
      return 202;
    case 'nothing':
      response.writeHead(200, headers).end();
      return 200;
    case 'invented id':
      return sendAnswer(response, withId(answer, '99999999-2222-4333-8444-555555555555', headers));
    case 'id of another':
      return sendAnswer(response, withId(answer, (other.body as JsonObject | undefined)?.id, headers));
    case 'another referral':
      return sendAnswer(response, { ...other, headers });
    case 'endless':
      return sendEndless(response);
    case 'gzip bomb':
      return sendBomb(response);
    case 'deep':
      return sendText(response, `{"value":${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}}`);
    case 'wide':
      return sendText(response, `{"value":[${'{},'.repeat(20_000_000)}{}]}`);
  }
}

function withId({ status, body }: Answer, id: unknown, headers: Record<string, string>): Answer {
  return { status, body: { ...(body as JsonObject | undefined), id }, headers };
}

function sendStatus(response: ServerResponse, status: number, { body = 'error', headers = {} }: Fault): number {
  if (body === 'none') response.writeHead(status, headers).end();
  else if (body === 'html') response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(html);
  else {
    const error = { code: 'generalException', message: `The service answers ${status}.`, target: 'referral' };
    sendAnswer(response, { status, body: { error }, headers });
  }
  return status;
}

function sendText(response: ServerResponse, text: string): number {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  return 200;
}

function sendEndless(response: ServerResponse): number {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"value":[{"name":"');
  const chunk = Buffer.alloc(1 << 20, 'a');
  const pump = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pump);
  pump();
  return 200;
}

function sendBomb(response: ServerResponse): number {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
  const megabytes = gzipSync(Buffer.alloc(10 << 20, ' '), { level: 9 });
  const parts = [gzipSync('{"value":['), ...Array(bombMegabytes / 10).fill(megabytes), gzipSync(']}')];
  response.end(Buffer.concat(parts));
  return 200;
}
