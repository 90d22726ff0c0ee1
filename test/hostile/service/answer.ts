import type { JsonObject } from './json';

/** What the service answers, before faults. */
export interface Answer {
  status: number;
  body?: JsonObject;
  headers?: Record<string, string>;
}

/** Returns an answer with the service's error object. */
export function refusal(status: number, code: string, message: string, target = 'referral'): Answer {
  return { status, body: { error: { code, message, target, innerError: { code: `${code}Detail`, message } } } };
}

export const notFound = (): Answer => refusal(404, 'itemNotFound', 'The referral was not found.');
