import { isObject } from '../../base/isObject';
import { asObject } from '../referral/asObject';
import { sameETag } from '../referral/sameETag';
import { sameValue } from '../referral/sameValue';
import type { Baseline, EarlierVersion } from './baseline';

type Version = Pick<Baseline, 'eTag' | 'body' | 'partial'>;

/** Maximum number of versions to keep of one referral. */
const maxVersions = 8;

/**
 * Finds the version with an ETag among those before a baseline, such as that of a file that was put back by version
 * control.
 */
export function findEarlier(baseline: Baseline, eTag: string): Baseline | undefined {
  const versions = versionsBefore(baseline);
  const index = versions.findIndex((each) => sameETag(each.eTag, eTag));
  const version = versions[index];
  if (!version) return undefined;
  const earlier = baseline.earlier?.slice(index + 1) ?? [];
  return { ...version, seen: baseline.seen, ...(earlier.length > 0 && { earlier }) };
}

/** Returns a new baseline that keeps the versions before it. */
export function withEarlier(next: Baseline, before: Baseline | undefined): Baseline {
  if (!before) return next;
  const versions = [before, ...versionsBefore(before)]
    .filter(({ eTag }) => eTag !== '' && eTag !== next.eTag)
    .slice(0, maxVersions);
  if (versions.length === 0) return next;
  let { body } = next;
  const earlier = versions.map((version) => {
    const difference = differenceOf(version, body);
    body = version.body;
    return difference;
  });
  return { ...next, earlier };
}

/** Returns the versions before a baseline, the latest first. */
export function versionsBefore({ body, earlier }: Pick<Baseline, 'body' | 'earlier'>): Version[] {
  let newer = body;
  return (Array.isArray(earlier) ? earlier.filter(isObject) : []).map(({ eTag, was, lacked, partial }) => {
    const older = { ...newer, ...asObject(was) };
    for (const name of Array.isArray(lacked) ? lacked : []) delete older[String(name)];
    newer = older;
    return { eTag: String(eTag), body: older, ...(partial === true && { partial }) };
  });
}

function differenceOf({ eTag, body, partial }: Version, newer: Baseline['body']): EarlierVersion {
  const was = Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !Object.hasOwn(newer, name) || !sameValue(value, newer[name])),
  );
  const lacked = Object.keys(newer).filter((name) => !Object.hasOwn(body, name));
  return { eTag, was, ...(lacked.length > 0 && { lacked }), ...(partial && { partial }) };
}
