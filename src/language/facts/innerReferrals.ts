import { isObject, type JsonObject } from '../../base/isObject';
import { referral } from '../../domain/referral/referral';
import type { Path } from '../document/referralText';

/** How deep to look: `properties.definition.actions.X.inputs.body.value` is seven properties deep. */
const maxDepth = 8;

/** Names that hardly anything but a referral has. */
const telling: readonly (string | undefined)[] = [
  'customerProfile',
  'substatus',
  'engagementId',
  'consent',
  'qualification',
];

/** A referral below a value, or an array of them. */
export interface InnerReferrals {
  path: Path;
  ids: readonly unknown[];
}

/** Finds all referrals below a value, and arrays of them. Skips what the properties of a draft hold. */
export function innerReferrals(value: unknown, path: Path = []): InnerReferrals[] {
  const isArray = Array.isArray(value);
  if (path.length > maxDepth || !(isArray || isObject(value))) return [];
  const rows: readonly unknown[] = isArray ? value : [value];
  if (path.length > 0 && rows.some(isReferral))
    return [{ path, ids: rows.flatMap((row) => (isObject(row) && row.id) || []) }];
  return Object.entries(value).flatMap(([name, entry]) =>
    path.length === 0 && propertyOf(name) ? [] : innerReferrals(entry, [...path, isArray ? Number(name) : name]),
  );
}

/** Names for the length of a list or its next page. */
const counting = /(^|[lt.])count$|^(total$|next|pag|has)/i;

/** Finds the list in `{ "totalCount": 0, "items": [] }`, whose rows may have few names of a referral. */
export function countedList(value: JsonObject): InnerReferrals[] {
  if (hasProperty(value) || !Object.keys(value).some((name) => counting.test(name))) return [];
  return Object.entries(value).flatMap(([name, rows]) =>
    Array.isArray(rows) && rows.every(hasProperty) ? { path: [name], ids: [] } : [],
  );
}

function hasProperty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).some(propertyOf);
}

/** Has a telling name, or is a row of a list: `{ "id": …, "name": …, "status": … }`. */
function isReferral(value: unknown): boolean {
  const names = isObject(value) ? Object.keys(value).flatMap((name) => propertyOf(name) ?? []) : [];
  return (
    names.some((name) => telling.includes(name)) ||
    (names.length > 2 && names.includes('id') && names.includes('status'))
  );
}

export function isTelling(name: string): boolean {
  return telling.includes(propertyOf(name));
}

/** The wire name of the property of a referral that a name means. */
export function propertyOf(name: string): string | undefined {
  return referral.resolve(name)?.property.name;
}
