import type { DealFacts } from '../../domain/dealKind';
import { referralQualification } from '../../domain/referralQualification';
import { referralType } from '../../domain/referralType';
import type { Vocabulary } from '../../domain/vocabulary';
import type { Found, ReferralView } from '../rules/referralView';
import { solutionChoices } from '../rules/solutionChoices';

/** The rules ask about one referral after the other: the answer for the last one is enough. */
let last: { referral: ReferralView; facts: DealFacts } | undefined;

/** Reads from a referral what tells its kind of deal; once for all who ask. */
export function dealFacts(referral: ReferralView): DealFacts {
  if (last?.referral !== referral) last = { referral, facts: read(referral) };
  return last.facts;
}

function read(referral: ReferralView): DealFacts {
  const { root, attributes } = solutionChoices(referral);
  const sharing = referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value;
  return {
    type: meant(referral.get('type'), referralType),
    qualification: meant(referral.get('qualification'), referralQualification),
    shared: typeof sharing === 'boolean' ? sharing : undefined,
    invitedBy: text(referral.at('inviteContext', 'invitedBy', 'organizationId')),
    role: (root.PartnerRole ?? attributes.PartnerRole) !== undefined,
    areaOrPlay:
      (root.SolutionArea ?? root.SolutionPlay ?? attributes.SolutionArea ?? attributes.SolutionPlay) !== undefined,
    publishedSolution: namesSolution(referral),
  };
}

/** A target of type SolutionProfile, or a solution by name or catalog id. */
function namesSolution(referral: ReferralView): boolean {
  const given = (entry: Found, type: string) =>
    referral.get('type', entry)?.value === type && text(referral.get('id', entry)) !== undefined;
  return (
    referral.items(referral.get('target')).some((entry) => given(entry, 'SolutionProfile')) ||
    referral.items(referral.at('details', 'requirements', 'solutions')).some((entry) => {
      return given(entry, 'Name') || /^SOL-/i.test(text(referral.get('id', entry)) ?? '');
    })
  );
}

function meant(found: Found | undefined, vocabulary: Vocabulary): string | undefined {
  return typeof found?.value === 'string' ? vocabulary.find(found.value) : undefined;
}

function text(found: Found | undefined): string | undefined {
  return typeof found?.value === 'string' && found.value.trim() !== '' ? found.value : undefined;
}
