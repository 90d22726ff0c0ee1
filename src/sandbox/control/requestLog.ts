/** A request that the sandbox received. */
interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** In lower case; the token is left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if it is JSON, else its text; missing if there was none. */
  readonly body?: unknown;
  /** Status of the answer; null if there was none. */
  readonly status: number | null;
  readonly time: string;
  /** What worked, or was refused, though the documentation does not say so; missing if there is nothing to say. */
  readonly notes?: readonly string[];
}

const maxRequests = 500;
const maxBodyText = 64 * 1024;

/** The last requests to the service, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  get all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }

  /** @param body the text of the body, which is read already */
  add(request: Request, body: string, status: number | null, time: Date, notes: readonly string[]): void {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    if (headers.authorization !== undefined) headers.authorization = headers.authorization.replace(/\S+$/, '…');
    this.#requests.push({
      method: request.method,
      path: pathname + search,
      headers,
      ...(body !== '' && { body: parsedOrText(body) }),
      status,
      time: time.toISOString(),
      ...(notes.length > 0 && { notes }),
    });
    this.#requests.splice(0, this.#requests.length - maxRequests);
  }
}

function parsedOrText(body: string): unknown {
  if (body.length > maxBodyText) return `${body.slice(0, maxBodyText)}…`;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
