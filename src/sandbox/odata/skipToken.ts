import { isJsonObject } from '../jsonObject';
import { ServiceError } from '../serviceError';

/** Where a list goes on, with the options that it began with. */
export interface SkipToken {
  /** The query options other than $top and $skip. */
  readonly options: Readonly<Record<string, string>>;
  /** How many come before the next page. */
  readonly offset: number;
  /** The last one of the page before: the list may have moved since. */
  readonly last: string;
  /** What is left of $top. */
  readonly left?: number;
}

/** The token as opaque text. */
export function writeSkipToken(token: SkipToken): string {
  const bytes = new TextEncoder().encode(JSON.stringify(token));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** @throws ServiceError 400 with the target `$skiptoken` for text that the sandbox did not write */
export function readSkipToken(text: string): SkipToken {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const json = new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));
    const token: unknown = JSON.parse(json);
    if (isSkipToken(token)) return token;
  } catch {
    // Not ours: the error below says so.
  }
  throw ServiceError.invalid('$skiptoken', 'The $skiptoken is not valid: use the @odata.nextLink as it came.');
}

function isSkipToken(token: unknown): token is SkipToken {
  return (
    isJsonObject(token) &&
    isJsonObject(token.options) &&
    Object.values(token.options).every((value) => typeof value === 'string') &&
    isCount(token.offset) &&
    typeof token.last === 'string' &&
    (token.left === undefined || isCount(token.left))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
