import { t } from '../../base/l10n';
import { referral } from '../../domain/referral/referral';
import type { MergePath } from '../merge/mergeReferral';
import { alike, sameContent } from '../referral/alike';
import { eTagOf, sameETag } from '../referral/eTag';
import { asObject, wireNames } from '../referral/wireNames';
import { type Baseline, versionsBefore } from '../state/baseline';
import { propertyNames } from '../words/propertyName';

type Body = Readonly<Record<string, unknown>>;

/** Returns an identifying value of a referral, to compare it with that of another version. */
type Reader = (body: Body) => unknown;

/** The values that identify a deal, besides the time of its creation. */
const identifying: readonly Reader[] = [
  ({ name }) => name,
  ({ customerProfile }) => asObject(customerProfile).name,
  ({ engagementId }) => (typeof engagementId === 'string' ? engagementId.trim().toLowerCase() : undefined),
];
const [nameOf, customerOf] = identifying as [Reader, Reader];

/**
 * Returns an error if the user changed the ID, so that the file would overwrite another referral, or if the ETag is not
 * text. Requires several differences as proof of a changed ID: users and services rename deals and customers, and
 * services move deals to other engagements and reformat dates.
 * @param mine the referral in the file, in any spelling
 * @param current a version of the referral with the file's ID
 * @param eTag the file's ETag, `''` if it has none
 * @param known the last known version; the file may still have values of that and earlier versions
 */
export function handChange(
  mine: unknown,
  current: Body | undefined,
  eTag: string,
  known: Pick<Baseline, 'body' | 'earlier'> | undefined,
): { outcome: 'invalid'; message: string } | undefined {
  const own = asObject(wireNames(mine));
  if (own.eTag !== undefined && own.eTag !== null && typeof own.eTag !== 'string')
    return invalid(t('The eTag of this deal must be text. Pull the latest version to restore it.'));
  if (!current) return undefined;
  const versions = known ? [known.body, ...versionsBefore(known).map(({ body }) => body)] : [];
  const isStrange = (read: Reader, differs = differ): boolean =>
    [current, ...versions].every((body) => differs(read(own), read(body)));
  const isDated = isSet(own.createdDateTime) && isSet(current.createdDateTime);
  const isOther = isDated
    ? isStrange(({ createdDateTime }) => createdDateTime, isOtherTime) && identifying.some((read) => isStrange(read))
    : eTag === '' && isStrange(nameOf) && isStrange(customerOf);
  if (!isOther) return undefined;
  const message = t(
    'The ID in this file belongs to another deal, "{0}". Restore the file\'s own ID, or remove "id", "eTag" and "engagementId" to create a new deal.',
    String(current.name ?? ''),
  );
  return invalid(message);
}

/**
 * Returns the read-only properties that the user changed, which an update does not send. Leaves out dates, because
 * responses format them in several ways.
 * @param mine the referral in the file, in any spelling
 * @param base the version that the file is based on
 */
export function readOnlyChanges(mine: unknown, base: Body): MergePath[] {
  return readOnlyPaths(mine, base).filter(([name]) => !name?.endsWith('DateTime'));
}

function readOnlyPaths(mine: unknown, base: Body): MergePath[] {
  const own = asObject(wireNames(mine));
  return referral.properties
    .filter(({ name, readOnly }) => readOnly && name !== 'eTag' && name !== 'links' && !name.startsWith('@'))
    .filter(({ name }) => isSet(own[name]) && isSet(base[name]) && !sameContent(own[name], base[name]))
    .map(({ name }) => [name]);
}

/**
 * Returns a message if the user changed read-only properties. Call it only if nothing else has changed.
 * @param base the version that the file is based on
 */
export function onlyReadOnly(mine: unknown, base: Body): string | undefined {
  const changed = readOnlyPaths(mine, base);
  if (changed.length === 0) return undefined;
  return t('Only the service can set the {0}. Pull the latest version to restore it.', propertyNames(changed));
}

/**
 * Whether a file has a version of the service: its ETag, and not certainly another date. A service may change content under
 * one ETag.
 * @param mine the referral in the file, in any spelling
 */
export function isOfVersion(mine: unknown, { eTag, body }: Pick<Baseline, 'eTag' | 'body'>): boolean {
  const { updatedDateTime } = asObject(wireNames(mine));
  return sameETag(eTagOf(mine), eTag) && eTag !== '' && !isOtherTime(updatedDateTime, body.updatedDateTime);
}

/** Maximum difference between two time zones, in milliseconds. */
const maxZoneMs = 14 * 3_600_000;
const quarterMs = 15 * 60_000;

/**
 * Whether two dates are certainly different times. A list may have lower precision than a GET, or omit the time zone,
 * which can be UTC or that of the service.
 */
function isOtherTime(one: unknown, other: unknown): boolean {
  if (!differ(one, other)) return false;
  const texts = [one, other].map(String);
  const isLocal = (text: string): boolean => /T[\d:.]+$/.test(text);
  const [first = Number.NaN, second = Number.NaN] = texts.map((text) => Date.parse(isLocal(text) ? `${text}Z` : text));
  const apart = Math.abs(first - second);
  if (Number.isNaN(apart)) return false;
  const isOtherZone = texts.some(isLocal) && apart < maxZoneMs + 1000 && (apart + 1000) % quarterMs < 2000;
  return apart >= 1000 && !isOtherZone;
}

function invalid(message: string): { outcome: 'invalid'; message: string } {
  return { outcome: 'invalid', message };
}

function differ(one: unknown, other: unknown): boolean {
  return isSet(one) && isSet(other) && !alike(one, other);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
