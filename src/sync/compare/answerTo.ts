import type { MergePath } from '../merge/mergeReferral';
import { asObject } from '../referral/asObject';
import { payload } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { changedPaths } from './changedPaths';

/** The service's answer to a referral that was sent. */
export interface Answer {
  /** Paths of the values that the service set to something other than what was sent. */
  set: readonly MergePath[];
  /** The status that it has now, such as "Active · Accepted". */
  status: string;
  /** Whether the file has other values, which it kept: the next submit asks about them. */
  differs?: true;
}

/**
 * Compares the referral that was sent with the service's answer. Does not look at the file, which may have changed
 * meanwhile.
 */
export function answerTo(sent: unknown, got: unknown): Answer {
  const was = payload(sent, 'create');
  const now = solutionFieldsLike(payload(got, 'create'), was);
  const { status, substatus } = now;
  return {
    set: changedPaths(was, now)
      .map((path) => path.split('/'))
      .filter((path) => path[0] === 'status' || path[0] === 'substatus' || isGiven(was, path)),
    status: [status, substatus].filter((part) => typeof part === 'string' && part !== '').join(' · '),
  };
}

/** Whether a referral has a value at a path. If the sent referral has none, the service only added it. */
function isGiven(referral: unknown, path: MergePath): boolean {
  let value = referral;
  for (const name of path) value = asObject(value)[name];
  return value !== undefined && value !== null && value !== '';
}
