import { isObject } from '../../base/isObject';
import type { Behavior, Note } from '../behavior';
import type { StoredReferral } from '../referral/storedReferral';
import { ServiceError } from '../serviceError';
import type { Referrals } from '../store/referralStore';
import { arrange } from './arrange';
import { requireDocumentedOptions } from './documentedOptions';
import { listOptions, parseSelect, queryOptions } from './queryOptions';

/** The service's page size (docs/service.md, "List"). */
const pageSize = 100;

/** One page of a list, the token of the next one, and the count if it was asked for. */
interface ListPage {
  readonly items: readonly StoredReferral[];
  readonly select: (body: Record<string, unknown>) => Record<string, unknown>;
  readonly count?: number;
  readonly next?: string;
}

/**
 * Answers a list query over all referrals.
 * @throws ServiceError 400 that names the query option which cannot be read
 */
export async function listPage(
  referrals: Referrals,
  query: URLSearchParams,
  { profile, note }: Behavior & { note: Note },
): Promise<ListPage> {
  const given = queryOptions(query, listOptions);
  const text = given.get('$skiptoken');
  const token = text === undefined ? undefined : readSkipToken(text);
  const options = token ? new Map(Object.entries(token.options)) : given;
  if (profile === 'documented') requireDocumentedOptions(options, note);

  const select = options.get('$select');
  const sorted = await arrange(referrals, options.get('$filter'), options.get('$orderby'));
  const keep = select?.trim() ? parseSelect(select) : (body: Record<string, unknown>) => body;
  const counted = readBoolean(options.get('$count')) ? { count: sorted.length } : {};

  const start = token ? startOf(sorted, token) : (readCount('$skip', given.get('$skip')) ?? 0);
  const top = token ? token.left : readCount('$top', given.get('$top'));
  const length = Math.min(top ?? pageSize, pageSize);
  const items = sorted.slice(start, start + length);
  const left = top === undefined ? undefined : top - items.length;
  const last = items.at(-1);
  if (!last || left === 0 || start + items.length >= sorted.length) return { items, select: keep, ...counted };
  const rest = [...options].filter(([name]) => !['$top', '$skip', '$skiptoken'].includes(name));
  const next = writeSkipToken({
    options: Object.fromEntries(rest),
    offset: start + items.length,
    last: last.id,
    left,
  });
  return { items, select: keep, next, ...counted };
}

function startOf(sorted: readonly StoredReferral[], token: SkipToken): number {
  const index = sorted.findIndex((item) => item.id === token.last);
  return index < 0 ? token.offset : index + 1;
}

function readCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw ServiceError.invalid(name, `${name} must be a whole number, 0 or more.`);
  }
  return value;
}

function readBoolean(text: string | undefined): boolean {
  if (text !== undefined && text !== 'true' && text !== 'false') {
    throw ServiceError.invalid('$count', '$count must be true or false.');
  }
  return text === 'true';
}

/** Where a list goes on, with the options that it began with. */
interface SkipToken {
  /** The query options other than $top and $skip. */
  readonly options: Readonly<Record<string, string>>;
  /** How many come before the next page. */
  readonly offset: number;
  /** The last one of the page before: the list may have moved since. */
  readonly last: string;
  /** What is left of $top. */
  readonly left?: number;
}

/** Returns the token as opaque text. */
function writeSkipToken(token: SkipToken): string {
  const bytes = new TextEncoder().encode(JSON.stringify(token));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** @throws ServiceError 400 with the target `$skiptoken` for text that the sandbox did not write */
function readSkipToken(text: string): SkipToken {
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
    isObject(token) &&
    isObject(token.options) &&
    Object.values(token.options).every((value) => typeof value === 'string') &&
    isCount(token.offset) &&
    typeof token.last === 'string' &&
    (token.left === undefined || isCount(token.left))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
