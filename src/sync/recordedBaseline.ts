import { alike } from './alike';
import { asObject } from './asObject';
import type { Baseline } from './baseline';
import { eTagOf } from './eTagOf';
import { wireNames } from './wireNames';

/**
 * Returns the baseline that a file is based on: the known one, if the file has its ETag. A file without an ETag is based on
 * it unless its date says that it is another version, such as an old text that came back.
 * @param value the referral in the file, in any spelling
 * @param known what the service was last seen saying of it
 */
export function recordedBaseline<T extends Pick<Baseline, 'eTag' | 'body'>>(
  value: unknown,
  known: T | undefined,
): T | undefined {
  if (!known) return undefined;
  const own = eTagOf(value);
  if (own) return own === known.eTag ? known : undefined;
  const { updatedDateTime: date } = asObject(wireNames(value));
  const { updatedDateTime: knownDate } = known.body;
  return !date || !knownDate || alike(date, knownDate) ? known : undefined;
}
