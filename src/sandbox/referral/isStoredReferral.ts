import { isJsonObject } from '../jsonObject';
import type { StoredReferral } from './storedReferral';

/** Whether a value from a store file can be served as a referral. */
export function isStoredReferral(value: unknown): value is StoredReferral {
  return isJsonObject(value) && ['id', 'eTag', 'status', 'substatus'].every((name) => typeof value[name] === 'string');
}
