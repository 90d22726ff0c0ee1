import { type Answer, refusal } from './answer';
import type { JsonObject } from './json';

const pairs: Readonly<Record<string, readonly string[]>> = {
  New: ['Pending', 'Received'],
  Active: ['Accepted'],
  Closed: ['Won', 'Lost', 'Declined', 'Expired', 'Error'],
};
const next: Readonly<Record<string, readonly string[]>> = {
  New: ['New', 'Active', 'Closed'],
  Active: ['Active', 'Closed'],
  Closed: ['Closed'],
};

/** Returns the refusal of a status that the documentation rules out, or undefined. */
export function statusFault(body: JsonObject, before?: JsonObject): Answer | undefined {
  const { status, substatus } = body;
  if (typeof status !== 'string' || typeof substatus !== 'string') return undefined;
  if (pairs[status] && !pairs[status].includes(substatus))
    return refusal(400, 'invalidRequest', `Substatus ${substatus} does not go with ${status}.`, 'substatus');
  if (typeof before?.status === 'string' && next[before.status] && !next[before.status]?.includes(status))
    return refusal(400, 'invalidRequest', `Status ${before.status} cannot become ${status}.`, 'status');
  return undefined;
}
