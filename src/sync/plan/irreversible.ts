import { t } from '../../base/l10n';
import { unknownNames } from '../../domain/referral/unknownNames';
import type { OwnTaxonomies } from '../../domain/taxonomy/ownTaxonomies';
import { asObject, wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';

/**
 * Returns texts about effects of a submit that cannot be undone: closing a referral, and sharing it with Microsoft's
 * sellers. Each text follows the referral's name and a colon. Includes unknown solution areas and plays of a new
 * referral, which the user must confirm as well.
 * @param value the referral in the file, in any spelling
 * @param baseline the last known version
 * @param taxonomies fiscal years defined by the user
 */
export function irreversible(
  value: unknown,
  baseline: Pick<Baseline, 'body'> | undefined,
  taxonomies?: OwnTaxonomies,
): string[] {
  const now = asObject(wireNames(value));
  const before = asObject(wireNames(baseline?.body));
  const done: string[] = [];
  if (now.status === 'Closed' && before.status !== 'Closed') {
    const state = typeof now.substatus === 'string' && now.substatus ? now.substatus : 'Closed';
    done.push(t('this closes it as {0} permanently.', state));
  }
  if (shares(now) && !shares(before)) done.push(t("this shares it with Microsoft's sellers."));
  const isCreate = !now.id && !baseline;
  for (const name of isCreate ? unknownNames(now, taxonomies) : [])
    done.push(t('"{0}" is a solution area or play of no known fiscal year.', name));
  return done;
}

function shares(referral: Record<string, unknown>): boolean {
  return asObject(referral.consent).consentToShareReferralWithMicrosoftSellers === true;
}
