import type { MergePath } from '../merge/mergeReferral';
import { asObject } from '../referral/asObject';
import { payload } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { changedPaths } from './changedPaths';

/** What the service made of a referral that was sent. */
export interface Answer {
  /** What it set to something else than was sent. */
  set: readonly MergePath[];
  /** The status that it has now, such as "Active · Accepted". */
  status: string;
}

/** Compares what was sent with what came back: the file may have changed meanwhile. */
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

/** Whether a referral has a value at a path: else the service only added it. */
function isGiven(referral: unknown, path: MergePath): boolean {
  let value = referral;
  for (const name of path) value = asObject(value)[name];
  return value !== undefined && value !== null && value !== '';
}
