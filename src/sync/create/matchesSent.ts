import { formatJson } from '../../base/exactJson';
import { isCutReference, isGenerated } from '../referral/reference';
import { asObject } from '../referral/wireNames';
import { targetIds } from '../state/creates/createMarks';

type Body = Readonly<Record<string, unknown>>;

/** Maximum difference between the clocks of this computer and the service, in milliseconds. */
export const clockMarginMs = 24 * 3_600_000;

/**
 * Whether a referral of the service has this reference. The service may change case, spaces and escapes, and may
 * shorten a generated reference.
 */
export function hasReference({ externalReferenceId: own }: Body, reference: string): boolean {
  return isSameText(own, reference) || isCutReference(own, reference);
}

/**
 * Whether a list entry without a reference may be a referral with one of these names: it has one of them, or no name.
 * @param names see `plainName`
 */
export function mayHaveReference(row: Body, names: ReadonlySet<string>): boolean {
  return isBlank(row.externalReferenceId) && (isBlank(row.name) || names.has(plainName(row)));
}

/** Returns the name of a referral for comparison, regardless of case, spaces and escapes. */
export function plainName(body: Body): string {
  return plain(body.name);
}

/** Returns a reference for comparison, regardless of case, spaces and escapes. */
export function plainReference(body: Body): string {
  return plain(body.externalReferenceId);
}

/**
 * Whether a full version from the service is the result of a create: it has the same reference, type, engagement and
 * target.
 */
export function matchesSent(remote: Body, sent: Body): boolean {
  return (
    hasReference(remote, textOf(sent.externalReferenceId)) &&
    isSameText(remote.type, sent.type) &&
    (isBlank(sent.engagementId) || isSameText(remote.engagementId, sent.engagementId)) &&
    sameTarget(remote.target, sent.target)
  );
}

/**
 * Whether a list entry, which may lack properties, may be the result of a create even if its name, customer or target
 * differs: the service may rewrite them, and other users may change them. Excludes referrals for another target in the
 * same engagement, because connected deals share their reference.
 */
export function mayBeSent(row: Body, sent: Body): boolean {
  const isLike = (a: unknown, b: unknown): boolean => isBlank(a) || isBlank(b) || isSameText(a, b);
  if (!hasReference(row, textOf(sent.externalReferenceId)) || !isLike(row.type, sent.type)) return false;
  if (isBlank(sent.engagementId)) return true;
  const [targets, sentTargets] = [targetIds(row.target), targetIds(sent.target)];
  const isConnected = targets.length > 0 && sentTargets.length > 0 && !targets.some((id) => sentTargets.includes(id));
  return isLike(row.engagementId, sent.engagementId) && !isConnected;
}

/**
 * Whether the response to a create has the referral that was sent. A generated reference proves it. A reference of the
 * user, or none, is proof only with the names that were sent.
 */
export function isAnswerTo(answer: Body, sent: Body): boolean {
  const reference = textOf(sent.externalReferenceId);
  if (!isBlank(answer.externalReferenceId)) {
    if (!hasReference(answer, reference)) return false;
    if (isGenerated(reference.trim())) return true;
  }
  if (!isBlank(answer.type) && !isSameText(answer.type, sent.type)) return false;
  if (
    !isBlank(sent.engagementId) &&
    !isBlank(answer.engagementId) &&
    !isSameText(answer.engagementId, sent.engagementId)
  )
    return false;
  // The service may add to the targets.
  const targets = targetIds(answer.target);
  if (targets.length > 0 && !targetIds(sent.target).every((id) => targets.includes(id))) return false;
  const [customer, sentCustomer] = [asObject(answer.customerProfile).name, asObject(sent.customerProfile).name];
  return isSameText(answer.name, sent.name) && (isBlank(customer) || isSameText(customer, sentCustomer));
}

/**
 * Whether a referral that was just created is the result of a create even if the service rewrote one of its names, such
 * as that of the customer as in a company register. Applies to references of the user, which other deals may have as
 * well.
 */
export function isRenamed(made: Body, sent: Body): boolean {
  if (isBlank(sent.externalReferenceId) || !matchesSent(made, sent)) return false;
  const [customer, sentCustomer] = [asObject(made.customerProfile).name, asObject(sent.customerProfile).name];
  return isSameText(made.name, sent.name) || (!isBlank(customer) && isSameText(customer, sentCustomer));
}

/** Whether two texts are equal except for case, spaces and HTML entities, which the service may change. */
function isSameText(a: unknown, b: unknown): boolean {
  return plain(a) === plain(b);
}

function textOf(value: unknown): string {
  return String(value ?? '');
}

function isBlank(value: unknown): boolean {
  return plain(value) === '';
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };

function plain(value: unknown): string {
  if (typeof value !== 'string') return value === undefined || value === null ? '' : formatJson(value);
  const decoded = value.replace(
    /&(amp|lt|gt|quot|#39|apos);/gi,
    (_, name: string) => entities[name.toLowerCase()] ?? '',
  );
  return decoded.trim().replace(/\s+/g, ' ').toLowerCase();
}

function sameTarget(a: unknown, b: unknown): boolean {
  return targetIds(a).join('\n') === targetIds(b).join('\n');
}
