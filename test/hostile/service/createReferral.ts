import { type Answer, refusal } from './answer';
import { isObject, type JsonObject } from './json';
import { normalize, serverOwned } from './normalize';
import { statusFault } from './statusRules';
import type { Store, Stored } from './store';

/** A create that was found right: what `commit` will store. */
export interface PlannedCreate {
  body: JsonObject;
  deal: string | undefined;
}

const required = ['type', 'customerProfile', 'consent', 'details'];

/** Checks the body of a create. Returns what to store, or the refusal. */
export function planCreate(store: Store, sent: unknown, deal: string | undefined): PlannedCreate | Answer {
  if (!isObject(sent)) return refusal(400, 'invalidRequest', 'The body is not a referral.');
  const missing = required.filter((name) => sent[name] === undefined || sent[name] === null);
  if (missing[0]) return refusal(400, 'invalidRequest', `${missing.join(', ')} is required.`, missing[0]);
  if (sent.type !== 'Independent' && sent.type !== 'Shared')
    return refusal(400, 'invalidRequest', 'Unknown type.', 'type');
  const wrong = statusFault(sent);
  if (wrong) return wrong;
  const body = Object.fromEntries(Object.entries(sent).filter(([name]) => !serverOwned.includes(name)));
  // A deal that a partner creates is accepted at once.
  if (body.status !== 'Closed') Object.assign(body, { status: 'Active', substatus: 'Accepted' });
  body.team ??= [];
  body.target ??= [];
  normalize(body, store.knobs);
  return { body, deal };
}

/** Makes the referral of a planned create. */
export function commitCreate(store: Store, { body, deal }: PlannedCreate): Stored {
  return store.add(structuredClone(body), deal);
}
