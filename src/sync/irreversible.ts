import { t } from '../base/l10n';
import { asObject } from './asObject';
import type { Baseline } from './baseline';
import { wireNames } from './wireNames';

/**
 * What submitting a referral does that cannot be undone: closing it, and sharing it with Microsoft's sellers. Each text continues after the referral's name and a colon.
 * @param value the referral in the file, in any spelling
 * @param baseline what the service was last seen saying of it
 */
export function irreversible(value: unknown, baseline: Pick<Baseline, 'body'> | undefined): string[] {
  const now = asObject(wireNames(value));
  const before = asObject(wireNames(baseline?.body));
  const done: string[] = [];
  if (now.status === 'Closed' && before.status !== 'Closed') {
    const state = typeof now.substatus === 'string' && now.substatus ? now.substatus : 'Closed';
    done.push(t('this closes it as {0} permanently.', state));
  }
  if (shares(now) && !shares(before)) done.push(t("this shares it with Microsoft's sellers."));
  return done;
}

function shares(referral: Record<string, unknown>): boolean {
  return asObject(referral.consent).consentToShareReferralWithMicrosoftSellers === true;
}
