import { isObject, type JsonObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { isAbsent } from '../jsonValue';
import { customerIds } from '../referral/presentReferral';
import { ServiceError } from '../serviceError';
import type { Fault, FaultMatch, Rate } from './faults';

const names = [
  'status',
  'retryAfter',
  'delayMs',
  'dropConnection',
  'truncateBody',
  'redirect',
  'contentType',
  'nextLink',
  'listLagMs',
  'partialList',
  'rate',
  'after',
  'times',
  'match',
];
const maxDelay = 600_000;

/**
 * Reads the body of `PUT /sandbox/faults`: a fault or an array of faults.
 * @throws ServiceError 400 that names the property
 */
export function parseFaults(body: unknown): Fault[] {
  return Array.isArray(body) ? body.map((item, index) => parseFault(item, `[${index}].`)) : [parseFault(body, '')];
}

function parseFault(body: unknown, at: string): Fault {
  if (!isObject(body)) throw ServiceError.invalid(at || 'faults', t('A fault must be an object.'));
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw ServiceError.invalid(
      `${at}${unknown}`,
      t('Unknown property "{0}" of a fault. Use {1}.', unknown, names.join(', ')),
    );
  }
  const whole = (name: string, min: number, max: number): number | undefined => {
    const value = body[name];
    if (isAbsent(value)) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    throw ServiceError.invalid(`${at}${name}`, t('{0} must be a whole number from {1} to {2}.', name, min, max));
  };
  const text = (name: string): string | undefined => {
    const value = body[name];
    if (isAbsent(value)) return undefined;
    // It goes into headers and links.
    if (typeof value === 'string' && /^[\x21-\x7e][\x20-\x7e]*$/.test(value)) return value;
    throw ServiceError.invalid(`${at}${name}`, t('{0} must be a string of ASCII characters.', name));
  };
  return {
    status: whole('status', 200, 599),
    retryAfter: readRetryAfter(body, at),
    delayMs: whole('delayMs', 0, maxDelay),
    dropConnection: readDrop(body, at),
    truncateBody: typeof body.truncateBody === 'boolean' ? body.truncateBody : whole('truncateBody', 0, 2 ** 31),
    redirect: text('redirect'),
    contentType: text('contentType'),
    nextLink: text('nextLink'),
    listLagMs: whole('listLagMs', 0, maxDelay),
    partialList: readPartialList(body.partialList, at),
    rate: readRate(body.rate, at),
    after: whole('after', 0, 1_000_000),
    times: whole('times', 1, 1_000_000),
    match: readMatch(body.match, at),
  };
}

function readRetryAfter({ retryAfter }: JsonObject, at: string): number | string | undefined {
  if (isAbsent(retryAfter)) return undefined;
  if (typeof retryAfter === 'number' && retryAfter >= 0) return retryAfter;
  if (typeof retryAfter === 'string' && /^[\x20-\x7e]+$/.test(retryAfter)) return retryAfter;
  throw ServiceError.invalid(`${at}retryAfter`, t('retryAfter must be a number of seconds or a date.'));
}

function readDrop({ dropConnection }: JsonObject, at: string): 'before' | 'after' | undefined {
  if (isAbsent(dropConnection) || dropConnection === false) return undefined;
  if (dropConnection === true) return 'before';
  if (dropConnection === 'before' || dropConnection === 'after') return dropConnection;
  throw ServiceError.invalid(`${at}dropConnection`, t('dropConnection must be true, "before" or "after".'));
}

/** Reads the properties that a list leaves out; true means those that the documentation's sample leaves out. */
function readPartialList(partialList: unknown, at: string): readonly string[] | undefined {
  if (isAbsent(partialList) || partialList === false) return undefined;
  if (partialList === true) return [customerIds];
  const names: unknown[] = Array.isArray(partialList) ? partialList : [];
  if (names.length > 0 && names.every((name) => typeof name === 'string')) return names;
  throw ServiceError.invalid(`${at}partialList`, t('partialList must be true, or a list of names of properties.'));
}

function readRate(rate: unknown, at: string): Rate | undefined {
  if (isAbsent(rate)) return undefined;
  const { requests, seconds } = isObject(rate) ? rate : {};
  if (typeof requests === 'number' && requests >= 1 && typeof seconds === 'number' && seconds > 0) {
    return { requests, seconds };
  }
  throw ServiceError.invalid(
    `${at}rate`,
    t('rate must be an object with the numbers requests (1 or more) and seconds.'),
  );
}

/** Reads which requests a fault is for. `"POST"`, `"POST /referrals"` and `"/referrals"` are short for an object. */
function readMatch(match: unknown, at: string): FaultMatch | undefined {
  if (isAbsent(match)) return undefined;
  if (typeof match === 'string') {
    const found = /^([A-Z]+)?(?:\s+|$)?(.*)$/s.exec(match);
    const [method, path] = [found?.[1], found?.[2]];
    return { ...(method && { method }), ...(path && { path }) };
  }
  if (isObject(match) && isTextOrAbsent(match.method) && isTextOrAbsent(match.path)) {
    return { method: match.method?.toUpperCase(), path: match.path };
  }
  throw ServiceError.invalid(`${at}match`, t('match must be a string, or an object with the strings method and path.'));
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
