/** The kinds of deal of Partner Center. */
export type DealKind = 'private' | 'partnerLed' | 'coSell' | 'servicesCoSell' | 'marketplaceLead' | 'qualifiedLead';

/** What of a referral tells its kind; undefined is what the referral does not say. */
export interface DealFacts {
  type?: string;
  qualification?: string;
  /** `consent.consentToShareReferralWithMicrosoftSellers` */
  shared?: boolean;
  /** Whether that consent is a placeholder: the user has yet to answer it. */
  sharingOpen?: boolean;
  /** `inviteContext.invitedBy.organizationId` */
  invitedBy?: string;
  /** Whether a partner role is given, in either place. */
  role: boolean;
  /** Whether a solution area or play is given, in either place. */
  areaOrPlay: boolean;
  /** Whether a published solution is named, among the targets or the solutions. */
  publishedSolution: boolean;
}

/** A kind of deal, how people call it, and what in the referral tells it: the end of a sentence with "because". */
export interface Deal {
  kind: DealKind;
  label: string;
  because: string;
}

export const dealLabels: Readonly<Record<DealKind, string>> = {
  private: 'Private deal',
  partnerLed: 'Partner-led deal',
  coSell: 'Co-sell deal',
  servicesCoSell: 'Services co-sell deal',
  marketplaceLead: 'Marketplace lead',
  qualifiedLead: 'Qualified lead',
};

const flag = 'consentToShareReferralWithMicrosoftSellers';

/** Tells what kind of deal a referral is; undefined where its type does not say so. */
export function dealKind(facts: DealFacts): Deal | undefined {
  if (facts.type === 'Shared') return shared(facts);
  if (facts.type === 'Independent') return lead(facts) ?? independent(facts);
  return undefined;
}

function shared({ role, areaOrPlay, publishedSolution }: DealFacts): Deal {
  if (role) return deal('servicesCoSell', 'its type is Shared and a partner role is given');
  if (areaOrPlay && !publishedSolution) {
    return deal(
      'servicesCoSell',
      'its type is Shared, a solution area or play is given, and it names no published solution',
    );
  }
  return deal('coSell', 'its type is Shared');
}

function lead({ qualification, invitedBy }: DealFacts): Deal | undefined {
  const fromMicrosoft = invitedBy?.toLowerCase() === 'msft';
  if (qualification === 'Direct' && (invitedBy === undefined || fromMicrosoft)) {
    const sender = fromMicrosoft ? 'Microsoft invited you' : 'no partner is named as the one who invited you';
    return deal('marketplaceLead', `its type is Independent, its qualification is Direct, and ${sender}`);
  }
  if ((qualification === 'SalesQualified' || qualification === 'MarketingQualified') && fromMicrosoft) {
    return deal(
      'qualifiedLead',
      `its type is Independent, its qualification is ${qualification}, and Microsoft invited you`,
    );
  }
  return undefined;
}

function independent({ shared: sharing, sharingOpen, invitedBy, qualification }: DealFacts): Deal | undefined {
  if (sharingOpen) return undefined;
  if (sharing === true) return deal('partnerLed', `its type is Independent and ${flag} is true`);
  if (sharing === false) return deal('private', `its type is Independent and ${flag} is false`);
  // Older answers have no such flag: the introduction of the API tells them by who invited.
  if (invitedBy !== undefined && invitedBy.toLowerCase() !== 'msft' && qualification !== 'MarketingQualified') {
    return deal('coSell', `its type is Independent and a partner's organization is named in invitedBy`);
  }
  return deal('private', `its type is Independent and ${flag} is not given, so it is not shared`);
}

function deal(kind: DealKind, because: string): Deal {
  return { kind, label: dealLabels[kind], because };
}
