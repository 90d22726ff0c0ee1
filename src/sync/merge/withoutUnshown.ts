import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isEmptyValue, sameContent } from '../referral/alike';
import { identityOf } from './listEntries';

/**
 * Returns the part of a version that a file certainly contained. The file may come from the full version, or only from
 * a list entry, which is incomplete. Values that are equal in the file and the list entry, or missing in both, count as
 * taken from the list entry.
 * @param mine the file's version
 * @param row the list entry
 * @param whole the full version; all three have wire names
 */
export function withoutUnshown(
  mine: unknown,
  row: unknown,
  whole: unknown,
  type: PropertyType | undefined = referral,
): unknown {
  if (mine === undefined && row === undefined) return undefined;
  if (isObject(mine) && isObject(whole)) {
    const resource = type && isResource(type) ? type : undefined;
    const shown = isObject(row) ? row : {};
    const entries = [...new Set([...Object.keys(whole), ...Object.keys(shown)])].map((name): [string, unknown] => {
      const [own, other, full] = [mine, shown, whole].map((each) =>
        Object.hasOwn(each, name) ? each[name] : undefined,
      );
      return [name, withoutUnshown(own, other, full, resource?.property(name)?.type)];
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  const asShown = row !== undefined && sameContent(mine, row) ? row : whole;
  if (!Array.isArray(mine) || !Array.isArray(whole)) return asShown;
  const [own, shown] = [byKey(mine, type), byKey(row, type)];
  if (byKey(whole, type).size < whole.length) return asShown;
  return whole.flatMap((entry) => {
    const key = identityOf(entry, type);
    if (own.has(key)) return [withoutUnshown(own.get(key), shown.get(key), entry, type)];
    return shown.has(key) ? [entry] : [];
  });
}

/**
 * Whether a file has a value of the full version that the list entry lacks, which shows that it contained the full
 * version.
 * @param mine the file's version
 * @param row the list entry
 * @param whole the full version; all three have wire names
 */
export function hasUnshown(
  mine: unknown,
  row: unknown,
  whole: unknown,
  type: PropertyType | undefined = referral,
): boolean {
  if (mine === undefined || isEmptyValue(whole) || sameContent(row, whole)) return false;
  if (isObject(mine) && isObject(whole)) {
    const resource = type && isResource(type) ? type : undefined;
    const shown = isObject(row) ? row : {};
    return Object.keys(whole).some((name) => {
      const [own, other, full] = [mine, shown, whole].map((each) =>
        Object.hasOwn(each, name) ? each[name] : undefined,
      );
      return hasUnshown(own, other, full, resource?.property(name)?.type);
    });
  }
  const full = byKey(whole, type);
  if (!Array.isArray(mine) || !Array.isArray(whole) || full.size < whole.length) return sameContent(mine, whole);
  const shown = byKey(row, type);
  return mine.some((entry) => {
    const key = identityOf(entry, type);
    return full.has(key) && (!shown.has(key) || hasUnshown(entry, shown.get(key), full.get(key), type));
  });
}

function byKey(list: unknown, type: PropertyType | undefined): Map<string, unknown> {
  return new Map((Array.isArray(list) ? list : []).map((entry) => [identityOf(entry, type), entry]));
}
