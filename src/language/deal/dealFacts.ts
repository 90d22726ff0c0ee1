import type { DealFacts } from '../../domain/dealKind';
import { isPlaceholder } from '../../domain/placeholder';
import { referralQualification } from '../../domain/referralQualification';
import { referralType } from '../../domain/referralType';
import type { Vocabulary } from '../../domain/vocabulary';
import { peek, peekIn } from '../rules/peek';
import type { ReferralView } from '../rules/referralView';
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
  const sharing = peek(referral, 'consent', 'consentToShareReferralWithMicrosoftSellers');
  return {
    type: meant(peek(referral, 'type'), referralType),
    qualification: meant(peek(referral, 'qualification'), referralQualification),
    shared: typeof sharing === 'boolean' ? sharing : undefined,
    ...(isPlaceholder(sharing) && { sharingOpen: true }),
    invitedBy: text(peek(referral, 'inviteContext', 'invitedBy', 'organizationId')),
    role: (root.PartnerRole ?? attributes.PartnerRole) !== undefined,
    areaOrPlay:
      (root.SolutionArea ?? root.SolutionPlay ?? attributes.SolutionArea ?? attributes.SolutionPlay) !== undefined,
    publishedSolution: namesSolution(referral),
  };
}

/** A target of type SolutionProfile, or a solution by name or catalog id. */
function namesSolution(referral: ReferralView): boolean {
  const targets = peek(referral, 'target');
  if (Array.isArray(targets)) for (const entry of targets) if (gives(referral, entry, 'SolutionProfile')) return true;
  const solutions = peek(referral, 'details', 'requirements', 'solutions');
  if (!Array.isArray(solutions)) return false;
  for (const entry of solutions) {
    if (gives(referral, entry, 'Name') || /^SOL-/i.test(text(peekIn(referral, entry, 'id')) ?? '')) return true;
  }
  return false;
}

function gives(referral: ReferralView, entry: unknown, type: string): boolean {
  return peekIn(referral, entry, 'type') === type && text(peekIn(referral, entry, 'id')) !== undefined;
}

function meant(value: unknown, vocabulary: Vocabulary): string | undefined {
  return typeof value === 'string' ? vocabulary.find(value) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
