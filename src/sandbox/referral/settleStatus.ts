import type { JsonObject } from '../../base/isObject';
import { statusesAllowing, substatusesOf, transitionsOf } from '../../domain/referral/statusMachine';
import type { Note } from '../behavior';
import { isAbsent } from '../jsonValue';
import { ServiceError } from '../serviceError';

/** A status with a substatus that it allows. */
export interface StatusPair {
  readonly status: string;
  readonly substatus: string;
}

/** What is known when a status is settled. */
interface StatusContext {
  /** The pair of the version before; undefined on create. */
  readonly previous?: StatusPair;
  /** Whether a new referral waits for another organization's answer. */
  readonly isInvitation?: boolean;
  readonly note: Note;
}

/**
 * Returns the status and substatus that a referral takes (docs/service.md, "Status"). What is not given is filled in
 * from the version before, or from the other half. A new referral of one's own is accepted at once; an invitation
 * waits.
 * @throws ServiceError 400 for a pair or transition that is not allowed
 */
export function settleStatus(body: JsonObject, { previous, isInvitation = false, note }: StatusContext): StatusPair {
  const given = { status: text(body.status), substatus: text(body.substatus) };
  const status = given.status ?? statusFor(given.substatus, previous);
  const substatus = given.substatus ?? substatusFor(status, previous, note);
  if (given.substatus !== undefined && !substatusesOf(status).includes(substatus)) {
    const allowed = substatusesOf(status).join(', ');
    throw ServiceError.invalid(
      'substatus',
      `${status} does not allow ${substatus}; it allows ${allowed}.`,
      'statusPair',
    );
  }
  if (!previous) return firstPair({ status, substatus }, isInvitation);
  if (!transitionsOf(previous.status).includes(status)) {
    const allowed = transitionsOf(previous.status).join(', ');
    const message = `A referral that is ${previous.status} cannot become ${status}; it can become ${allowed}.`;
    throw ServiceError.invalid('status', message, 'transitionNotAllowed');
  }
  return { status, substatus };
}

function firstPair(pair: StatusPair, isInvitation: boolean): StatusPair {
  if (pair.status === 'Closed') return pair;
  if (isInvitation) return { status: 'New', substatus: 'Pending' };
  return pair.status === 'New' ? { status: 'Active', substatus: 'Accepted' } : pair;
}

/** Returns a text that is set: undefined for other values and "None", which means "not set". */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && !isAbsent(value) && value !== 'None' ? value : undefined;
}

function statusFor(substatus: string | undefined, previous: StatusPair | undefined): string {
  if (previous && (substatus === undefined || substatusesOf(previous.status).includes(substatus))) {
    return previous.status;
  }
  return (substatus === undefined ? undefined : statusesAllowing(substatus)[0]) ?? 'New';
}

function substatusFor(status: string, previous: StatusPair | undefined, note: Note): string {
  if (previous?.status === status) return previous.substatus;
  const allowed = substatusesOf(status);
  if (allowed[0] !== undefined && (allowed.length === 1 || status === 'New')) return allowed[0];
  note(`${status} was sent without a substatus. What the service makes of that is not documented.`);
  return 'None';
}
