import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { sameContent } from '../referral/alike';
import { entriesByIdentity } from './listEntries';

/**
 * Returns a version without the values for which the file has those of another content of the same ETag: the file may
 * have taken them, or the user may have set them, so that a merge must ask. Entries of lists that the service has no more
 * are in the result, so that the file does not bring them back; those that the file lacks stay, since their removal is
 * confirmed.
 * @param mine the file's version
 * @param other the other content
 * @param version the current content; all three with wire names
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
