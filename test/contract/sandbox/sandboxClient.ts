import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/startSandbox';

interface Init {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON, except for a string, which is sent as it is. */
  body?: unknown;
}

/** A referral as tests read it. */
export interface ReferralBody {
  [name: string]: unknown;
  id: string;
  engagementId: string;
  name: string;
  status: string;
  substatus: string;
  eTag: string;
  createdDateTime: string;
  updatedDateTime: string;
  closedDateTime: string;
  organizationId: string;
  team: unknown[];
  details: { dealValue: number };
  links: { self: { uri: string } };
}

/** Any body that the sandbox answers with: tests read what the answer should have. */
export interface AnswerBody extends ReferralBody {
  '@odata.context': string;
  '@odata.count': number;
  '@odata.nextLink'?: string;
  value: ReferralBody[];
  error: { code: string; message: string; target?: string };
}

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined for an empty body. */
  body: AnswerBody;
}

/** A running sandbox and a plain client for it. */
export interface SandboxClient extends Sandbox {
  /** A request with a token; `path` is added to the URL of the referrals, or to the origin if it begins with `/sandbox`. */
  send(path: string, init?: Init): Promise<Answer>;
  /** Sets faults. */
  fail(faults: unknown): Promise<void>;
}

/** Starts a sandbox and speaks with it over real sockets. */
export async function sandboxClient(options: SandboxOptions = {}): Promise<SandboxClient> {
  const sandbox = await startSandbox(options);
  const { origin } = new URL(sandbox.url);

  async function send(path: string, { method, headers, body }: Init = {}): Promise<Answer> {
    const response = await fetch(path.startsWith('/sandbox') ? origin + path : sandbox.url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: 'Bearer secret-token',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  async function fail(faults: unknown): Promise<void> {
    const { status, text } = await send('/sandbox/faults', { method: 'PUT', body: faults });
    if (status !== 200) throw new Error(text);
  }
  return { ...sandbox, send, fail };
}
