import type { RemoteReferral } from '../../../api/referralsApi';
import { isObject } from '../../../base/isObject';
import { referralFacts } from '../rows/referralFacts';

/** Collects the people named in loaded referrals, as choices. */
export class SeenPeople {
  /** Email addresses by name. */
  readonly owners = new Map<string, string | undefined>();
  readonly customers = new Set<string>();
  /** The members of all teams, by their JSON, so that each is there once. */
  readonly members = new Map<string, object>();

  add(referrals: readonly RemoteReferral[]): void {
    for (const referral of referrals) {
      const { customer, owner, ownerEmail } = referralFacts(referral);
      const team: unknown[] = Array.isArray(referral.team) ? referral.team : [];
      for (const member of team) if (isObject(member)) this.members.set(JSON.stringify(member), member);
      if (customer) this.customers.add(customer);
      if (owner) this.owners.set(owner, ownerEmail ?? this.owners.get(owner));
    }
  }

  clear(): void {
    this.owners.clear();
    this.customers.clear();
    this.members.clear();
  }
}
