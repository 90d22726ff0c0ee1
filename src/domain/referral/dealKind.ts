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

/** A kind of deal, how people call it, and the sentence that says why. */
interface Deal {
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

/** Tells what kind of deal a referral is; undefined if its type does not say so. */
export function dealKind(facts: DealFacts): Deal | undefined {
  if (facts.type === 'Shared') return shared(facts);
  if (facts.type === 'Independent') return lead(facts) ?? independent(facts);
  return undefined;
}

function shared({ role, areaOrPlay, publishedSolution }: DealFacts): Deal {
  if (role) return deal('servicesCoSell', 'Its type is Shared, and it has a partner role.');
  if (areaOrPlay && !publishedSolution) {
    return deal('servicesCoSell', 'Its type is Shared, and it has a solution area or play but no published solution.');
  }
  return deal('coSell', 'Its type is Shared.');
}

function lead({ qualification, invitedBy }: DealFacts): Deal | undefined {
  const fromMicrosoft = invitedBy?.toLowerCase() === 'msft';
  if (qualification === 'Direct' && (invitedBy === undefined || fromMicrosoft)) {
    return deal(
      'marketplaceLead',
      fromMicrosoft
        ? 'Its type is Independent, its qualification is Direct, and Microsoft invited you.'
        : 'Its type is Independent, its qualification is Direct, and no partner invited you.',
    );
  }
  if ((qualification === 'SalesQualified' || qualification === 'MarketingQualified') && fromMicrosoft) {
    return deal(
      'qualifiedLead',
      qualification === 'SalesQualified'
        ? 'Its type is Independent, its qualification is SalesQualified, and Microsoft invited you.'
        : 'Its type is Independent, its qualification is MarketingQualified, and Microsoft invited you.',
    );
  }
  return undefined;
}

function independent({ shared: sharing, sharingOpen, invitedBy, qualification }: DealFacts): Deal | undefined {
  if (sharingOpen) return undefined;
  if (sharing === true)
    return deal('partnerLed', 'Its type is Independent, and it may be shared with Microsoft sellers.');
  if (sharing === false) return deal('private', "Its type is Independent, and it isn't shared with Microsoft sellers.");
  // Older answers have no such flag: the introduction of the API tells them by who invited.
  if (invitedBy !== undefined && invitedBy.toLowerCase() !== 'msft' && qualification !== 'MarketingQualified') {
    return deal('coSell', 'Its type is Independent, and a partner invited you.');
  }
  return deal('private', 'Its type is Independent, and nothing says that it is shared.');
}

function deal(kind: DealKind, because: string): Deal {
  return { kind, label: dealLabels[kind], because };
}
