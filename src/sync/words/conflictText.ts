import { t } from '../../base/l10n';
import type { MergeConflict, MergePath } from '../merge/mergeReferral';
import { propertyName, propertyNames, propertyNamesInWords } from './propertyName';
import { valueText } from './valueText';

interface ConflictFacts {
  paths: readonly MergePath[];
  /** Whether the version that the file is based on is known. */
  isBaseKnown: boolean;
  /** Whether the date in the file is older than that of the service. */
  isOld?: boolean;
}

/**
 * Returns the message for a referral that was not submitted because of a conflict.
 * @param service "the sandbox" or "Partner Center"
 */
export function conflictText(
  { reason, paths, isBaseKnown, isOld }: ConflictFacts & { reason: 'moved' | 'noETag' },
  service: string,
): string {
  const names = propertyNames(paths);
  if (reason === 'noETag')
    return names
      ? t(
          'Not submitted: this deal has no eTag, and differs from {0} in: {1}. Pull the latest version first.',
          service,
          names,
        )
      : t(
          'Not submitted: this deal has no eTag, so a newer version in {0} could be lost. Pull the latest version first.',
          service,
        );
  if (names && isBaseKnown)
    return t(
      'Not submitted: someone changed the {0} in {1} after you last pulled this deal.',
      ...[propertyNamesInWords(paths), service],
    );
  if (names && isOld && !isBaseKnown)
    return t(
      'Not submitted: the file has an older version of this deal. It differs from {0} in: {1}.',
      ...[service, names],
    );
  return names
    ? t('Not submitted: someone changed this deal in {0}. It differs from yours in: {1}.', service, names)
    : t('Not submitted: someone changed this deal in {0} after you last pulled it.', service);
}

/**
 * Returns the message for a referral that was not pulled because of a conflict. Without a known base, does not say who
 * changed what.
 */
export function pullConflictText(
  file: string,
  { paths, isBaseKnown, isOld }: ConflictFacts,
  service = t('Partner Center'),
): string {
  const names = propertyNames(paths);
  if (!names) return t('Not pulled into {0}: you and someone else both changed the referral.', file);
  if (isBaseKnown) return t('Not pulled into {0}: you and someone else both changed the {1}.', file, names);
  return isOld
    ? t(
        'Not pulled into {0}: the file has an older version of this deal, and its {1} may be your change.',
        ...[file, names],
      )
    : t('Not pulled into {0}: it differs from {1} in: {2}.', file, service, names);
}

/** Returns the question about a conflict. */
export function conflictQuestion({ path, base }: MergeConflict): string {
  return base === undefined
    ? t('You and someone else both changed the {0} (earlier value unknown)', propertyName(path))
    : t('You and someone else both changed the {0}; it was {1}', propertyName(path), valueText(base));
}

/** Returns the reason why the user's value cannot be chosen: the deal is closed in the service. */
export function closedText(service: string): string {
  return t("Closed in {0}: a closed deal can't change, so your value can't be submitted.", service);
}

/** Returns the choice of the user's value: "Keep mine: 507,000 CAD". */
export function keepMineText({ mine }: MergeConflict): string {
  return t('Keep mine: {0}', valueText(mine));
}

/** Returns the choice of the service's value: "Use Partner Center's: 77,777 CAD". */
export function useTheirsText({ theirs }: MergeConflict, service: string): string {
  return t("Use {0}'s: {1}", service, valueText(theirs));
}

/** Returns the choice to submit the user's values: the value if there is one conflict, else `Submit all mine`. */
export function submitMineText(conflicts: readonly MergeConflict[]): string {
  const [only, ...others] = conflicts;
  return only && others.length === 0 ? t('Submit mine: {0}', valueText(only.mine)) : t('Submit all mine');
}

/**
 * Returns the choice of the service's values: the value if there is one conflict, else `Use all of Partner Center's`.
 */
export function useAllText(conflicts: readonly MergeConflict[], service: string): string {
  const [only, ...others] = conflicts;
  return only && others.length === 0 ? useTheirsText(only, service) : t("Use all of {0}'s", service);
}
