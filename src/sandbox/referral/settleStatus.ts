import { statusesAllowing, substatusesOf, transitionsOf } from '../../domain/statusMachine';
import { isAbsent } from '../isAbsent';
import type { JsonObject } from '../jsonObject';
import { ServiceError } from '../serviceError';

/** A status with a substatus that it allows. */
export interface StatusPair {
  readonly status: string;
  readonly substatus: string;
}

/**
 * The status and substatus that a referral takes (Referral resources, "Status transition & Substatus states"). What is
 * not given is filled in where it is evident: from the version before, or the only one that goes with the other half.
 * @param previous of the version before; undefined on create, where New becomes Active/Accepted (FACTS.md, sections 2
 * and 15)
 * @throws ServiceError 400 for a pair or transition that is not allowed
 */
export function settleStatus(body: JsonObject, previous?: StatusPair): StatusPair {
  const given = { status: text(body.status), substatus: text(body.substatus) };
  const status = given.status ?? statusFor(given.substatus, previous);
  const substatus = given.substatus ?? substatusFor(status, previous);
  if (!substatusesOf(status).includes(substatus)) {
    const allowed = substatusesOf(status).join(', ');
    throw ServiceError.invalid(
      'substatus',
      `${status} does not allow ${substatus}; it allows ${allowed}.`,
      'statusPair',
    );
  }
  if (!previous) return status === 'New' ? { status: 'Active', substatus: 'Accepted' } : { status, substatus };
  if (!transitionsOf(previous.status).includes(status)) {
    const allowed = transitionsOf(previous.status).join(', ');
    const message = `A referral that is ${previous.status} cannot become ${status}; it can become ${allowed}.`;
    throw ServiceError.invalid('status', message, 'transitionNotAllowed');
  }
  return { status, substatus };
}

/** None means "not set" (FACTS.md, section 9). */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && !isAbsent(value) && value !== 'None' ? value : undefined;
}

function statusFor(substatus: string | undefined, previous: StatusPair | undefined): string {
  if (previous) return previous.status;
  if (substatus === undefined) return 'New';
  return statusesAllowing(substatus)[0] ?? 'New';
}

function substatusFor(status: string, previous: StatusPair | undefined): string {
  if (previous?.status === status) return previous.substatus;
  const allowed = substatusesOf(status);
  if (allowed[0] !== undefined && (allowed.length === 1 || status === 'New')) return allowed[0];
  throw ServiceError.invalid('substatus', `${status} needs a substatus: ${allowed.join(', ')}.`, 'statusPair');
}
