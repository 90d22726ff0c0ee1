import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { sameContent } from '../referral/alike';
import { entriesByIdentity } from './listEntries';

/**
 * Removes from a version all values for which the file has the value of another response with the same ETag. It is
 * unknown whether the file got such a value from the service or from the user, so that a merge must treat it as a
 * conflict. Adds list entries of the other response that the service no longer has, so that the file does not add them
 * again. Keeps entries that the file lacks, because their removal is confirmed separately.
 * @param mine the file's version
 * @param other the other response
 * @param version the current version; all three have wire names
 */
export function withoutDoubted(
  mine: unknown,
  other: unknown,
  version: unknown,
  type: PropertyType | undefined = referral,
): unknown {
  if (sameContent(other, version)) return version;
  if (isObject(mine) && isObject(other) && isObject(version)) {
    const resource = type && isResource(type) ? type : undefined;
    const entries = [...new Set([...Object.keys(version), ...Object.keys(other)])].map((name): [string, unknown] => {
      const [own, before, now] = [mine, other, version].map((each) =>
        Object.hasOwn(each, name) ? each[name] : undefined,
      );
      return [name, withoutDoubted(own, before, now, resource?.property(name)?.type)];
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  const lists = [mine, other, version].map((each) => entriesByIdentity(each, type));
  const [own, before, now] = lists;
  if (own && before && now) {
    const gone = [...before].filter(([key, entry]) => !now.has(key) && sameContent(own.get(key), entry));
    const kept = [...now].map(([key, entry]) =>
      own.has(key) && before.has(key) ? withoutDoubted(own.get(key), before.get(key), entry, type) : entry,
    );
    return [...kept, ...gone.map(([, entry]) => entry)];
  }
  return sameContent(mine, other) ? undefined : version;
}
