import { t } from '../../base/l10n';
import { referral } from '../../domain/referral/referral';
import { alike, sameContent } from '../referral/alike';
import { asObject, wireNames } from '../referral/wireNames';
import { propertyNames } from '../words/propertyName';

type Body = Readonly<Record<string, unknown>>;

/** Properties that never change after a referral was created: they tell whether a file and a version are one referral. */
const constants = new Map<string, (own: unknown, known: unknown) => boolean>([
  ['createdDateTime', isSameSecond],
  ['engagementId', (own, known) => String(own).trim().toLowerCase() === String(known).trim().toLowerCase()],
]);

/**
 * Finds what the user changed by hand although only the service sets it: the ID, so that the file would overwrite another
 * referral, or an ETag that is not text.
 * @param mine the referral in the file, in any spelling
 * @param known a version of the referral with the file's ID
 * @param eTag the file's ETag, `''` if it has none
 */
export function handChange(
  mine: unknown,
  known: Body | undefined,
  eTag: string,
): { outcome: 'invalid'; message: string } | undefined {
  const own = asObject(wireNames(mine));
  if (own.eTag !== undefined && own.eTag !== null && typeof own.eTag !== 'string')
    return invalid(t('The eTag of this deal must be text. Pull the latest version to restore it.'));
  if (!known) return undefined;
  const isOther = [...constants].some(
    ([name, isSame]) => isSet(own[name]) && isSet(known[name]) && !isSame(own[name], known[name]),
  );
  // Without an ETag, only what people write tells whether the ID belongs to this deal.
  const isStrange = eTag === '' && differ(own.name, known.name) && differ(customerOf(own), customerOf(known));
  if (!isOther && !isStrange) return undefined;
  const message = t(
    'The ID in this file belongs to another deal, "{0}". Restore the file\'s own ID, or remove "id", "eTag" and "engagementId" to create a new deal.',
    String(known.name ?? ''),
  );
  return invalid(message);
}

/**
 * Says which properties only the service can set, if they are all that the user changed.
 * @param base the version that the file is based on
 */
export function onlyReadOnly(mine: unknown, base: Body): string | undefined {
  const own = asObject(wireNames(mine));
  const changed = referral.properties
    .filter(({ name, readOnly }) => readOnly && name !== 'eTag' && name !== 'links' && !name.startsWith('@'))
    .filter(({ name }) => isSet(own[name]) && isSet(base[name]) && !sameContent(own[name], base[name]))
    .map(({ name }) => [name]);
  if (changed.length === 0) return undefined;
  return t('Only the service can set the {0}. Pull the latest version to restore it.', propertyNames(changed));
}

/** Whether two dates are of one second: a list may write them less exactly than a GET, or without a zone, in UTC. */
function isSameSecond(one: unknown, other: unknown): boolean {
  const [first, second] = [one, other].map((each) => {
    const text = String(each);
    return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  });
  return alike(one, other) || Math.abs((first ?? Number.NaN) - (second ?? Number.NaN)) < 1000;
}

function invalid(message: string): { outcome: 'invalid'; message: string } {
  return { outcome: 'invalid', message };
}

function customerOf(body: Body): unknown {
  return asObject(body.customerProfile).name;
}

function differ(one: unknown, other: unknown): boolean {
  return isSet(one) && isSet(other) && !alike(one, other);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
