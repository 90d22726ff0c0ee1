import { alike } from '../referral/alike';
import { asObject } from '../referral/asObject';
import { eTagOf } from '../referral/eTagOf';
import { sameETag } from '../referral/sameETag';
import { wireNames } from '../referral/wireNames';
import type { Baseline } from './baseline';
import { derivesFrom } from './derivesFrom';
import { findEarlier } from './earlierVersions';

/**
 * Returns the baseline that a file is based on: the known one or an earlier one, whichever has the file's ETag. Without an
 * ETag, the date tells whether it is the known one, and without a date the content: the file may be an old text that came
 * back.
 * @param value the referral in the file, in any spelling
 * @param known what the service was last seen saying of it
 */
export function recordedBaseline(value: unknown, known: Baseline | undefined): Baseline | undefined {
  if (!known) return undefined;
  const own = eTagOf(value);
  if (own) return sameETag(own, known.eTag) ? known : findEarlier(known, own);
  const { updatedDateTime: date } = asObject(wireNames(value));
  const { updatedDateTime: knownDate } = known.body;
  const isKnown = date && knownDate ? alike(date, knownDate) : derivesFrom(value, known);
  return isKnown ? known : undefined;
}

/** Whether a file is based on a version before the known one. */
export function isOutdated(recorded: Baseline | undefined, known: Baseline | undefined): boolean {
  return recorded !== undefined && known !== undefined && recorded.eTag !== known.eTag;
}
