import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isEmptyValue, sameContent } from '../referral/alike';
import { identityOf } from './listEntries';

/**
 * Returns what a file surely had of a version. The file may have taken all of it, or only the part that a row of a list
 * showed: values that file and row have alike count as taken from the row, and so do those that both lack.
 * @param mine the file's version
 * @param row the part that was shown
 * @param whole the full version; all three with wire names
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
 * Whether a file has anything of a version that a row of a list did not show: then it has taken the whole version.
 * @param mine the file's version
 * @param row the part that was shown
 * @param whole the full version; all three with wire names
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
