import { t } from '../../base/l10n';
import type { MergePath } from '../merge/mergeReferral';
import { propertyName, propertyNames } from './propertyName';

/** The result of submitting a referral. */
export interface Submitted {
  outcome: 'created' | 'updated' | 'unchanged';
  /** Whether the file has an older version than the last known one. */
  isOld?: boolean;
  /** Whether an earlier create was found, whose response was lost. */
  adopted?: boolean;
  /** The user's changes that were sent. */
  sent: readonly MergePath[];
  /** Changes by other users that were taken. */
  merged: readonly MergePath[];
  /** Values that the service set differently than they were sent. */
  set: readonly MergePath[];
  /** Values that the file does not have, and that stay in the service. */
  kept: readonly MergePath[];
  /** Texts with another spelling that were not sent. */
  unsure?: readonly MergePath[];
  /** Values that the service ignored when they were sent. */
  untaken?: readonly MergePath[];
  /** Read-only properties that the user changed, and that were not sent. */
  unsent?: readonly MergePath[];
  /** The current status, such as "Active · Accepted". */
  status: string;
  /** Whether the file kept other values. */
  differs?: boolean;
}

const statusNames = ['status', 'substatus', 'statusReason'];

/**
 * Returns the message for a submitted referral: what was sent, and what the service changed.
 * @param service "the sandbox" or "Partner Center"
 */
export function submittedText(submitted: Submitted, service: string): string {
  const { outcome, sent, merged, set, kept, unsure = [], status, differs = false } = submitted;
  const isStatus = (path: MergePath) => path.length === 1 && statusNames.includes(path[0] ?? '');
  const statusMoved = status !== '' && [...set, ...merged].some(isStatus);
  const isUnsent = outcome === 'updated' && sent.length === 0;
  const own = new Set(sent.map(propertyName));
  const others = isUnsent ? [] : merged.filter((path) => !isStatus(path) && !own.has(propertyName(path)));
  const setToo = isUnsent
    ? []
    : set.filter((path) => !isStatus(path) && !merged.some((each) => each.join('/') === path.join('/')));
  return [
    submitted.adopted ? foundText(differs, service) : headline(submitted, service),
    ...(others.length > 0 ? [t("Merged with other people's changes: {0}.", propertyNames(others))] : []),
    ...(statusMoved ? [t('Status is now {0}.', status)] : []),
    ...(setToo.length > 0 ? [alsoSetText(setToo, service)] : []),
    ...(kept.length > 0 ? [keptText(kept, service)] : []),
    ...(unsure.length > 0 ? [unsureText(unsure, service)] : []),
    ...(submitted.untaken?.length ? [untakenText(submitted.untaken, service)] : []),
    ...(submitted.unsent?.length ? [unsentText(submitted.unsent)] : []),
  ].join(' ');
}

/** Maximum number of properties to name that the service set. */
const maxSet = 4;

/**
 * Returns the message for values that the service set differently than they were sent.
 * @param service "the sandbox" or "Partner Center"
 */
export function alsoSetText(set: readonly MergePath[], service: string): string {
  const text = t('Also set by {0}: {1}.', service, propertyNames(set.slice(0, maxSet)));
  const rest = set.length - maxSet;
  return rest > 0 ? `${text} ${t('{0} more properties were set by {1}.', rest, service)}` : text;
}

/** Returns the message for a referral that was found instead of created. */
export function foundText(differs: boolean | undefined, service: string): string {
  const text = t('Already created in {0} before; the file has its ID again.', service);
  return differs ? `${text} ${t('It still differs from {0}. Compare the two, then submit it again.', service)}` : text;
}

function headline({ outcome, isOld, sent, merged }: Submitted, service: string): string {
  if (outcome === 'created') return t('Created in {0}.', service);
  if (isOld) return outdatedText();
  if (outcome === 'unchanged') return t('Nothing to submit: already up to date with {0}.', service);
  if (sent.length > 0) return t('Updated in {0}: {1}.', service, propertyNames(sent));
  return merged.length > 0
    ? t("Took {0}'s {1}. Nothing was left to send.", service, propertyNames(merged))
    : t('Already up to date with {0}.', service);
}

/** Maximum number of properties to name that only the service has. */
const maxKept = 5;

/**
 * Returns the message for values that a file does not have, and that stay in the service.
 * @param service "the sandbox" or "Partner Center"
 */
export function keptText(kept: readonly MergePath[], service: string): string {
  const names = [...new Set(kept.map(propertyName))];
  const shown = names.slice(0, maxKept).join(', ');
  return names.length > maxKept
    ? t('Not in the file, and kept in {0}: {1} and {2} more.', service, shown, names.length - maxKept)
    : t('Not in the file, and kept in {0}: {1}.', service, shown);
}

/** Returns the message for texts that were not sent because only their HTML escapes or surrounding spaces differ. */
export function unsureText(unsure: readonly MergePath[], service: string): string {
  return t(
    'Not sent: the {0} differs from {1} only in HTML escapes or blanks. To send it, change more of it.',
    propertyNames(unsure),
    service,
  );
}

/** Returns the message for values that the service ignored when they were sent. */
export function untakenText(untaken: readonly MergePath[], service: string): string {
  return t('Not taken by {0} when it was sent, and not sent again: {1}.', service, propertyNames(untaken));
}

/** Returns the message for an unchanged file with an older version than the last known one, as after a checkout. */
export function outdatedText(): string {
  return t('Nothing to submit: the file has an older version of this deal. Pull the latest version.');
}

/** Returns the message for changes of read-only properties, which were not sent. */
export function unsentText(unsent: readonly MergePath[]): string {
  return t('Only the service can set the {0}, so that was not sent.', propertyNames(unsent));
}
