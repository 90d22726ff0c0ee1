import { asObject } from './asObject';
import type { Baseline } from './baseline';
import { wireNames } from './wireNames';

/**
 * What submitting a referral does that nobody can take back, as ends of a sentence: closing it, and letting Microsoft's
 * sellers see it (FACTS.md, section 2).
 * @param value the referral in the file, in any spelling
 * @param baseline what the service was last seen saying of it
 */
export function irreversible(value: unknown, baseline: Pick<Baseline, 'body'> | undefined): string[] {
  const now = asObject(wireNames(value));
  const before = asObject(wireNames(baseline?.body));
  const done: string[] = [];
  if (now.status === 'Closed' && before.status !== 'Closed') {
    done.push(
      `closes it as ${typeof now.substatus === 'string' && now.substatus ? now.substatus : 'Closed'}, for good`,
    );
  }
  if (shares(now) && !shares(before)) done.push("shares it with Microsoft's sellers");
  return done;
}

function shares(referral: Record<string, unknown>): boolean {
  return asObject(referral.consent).consentToShareReferralWithMicrosoftSellers === true;
}
