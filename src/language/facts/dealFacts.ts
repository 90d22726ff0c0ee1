import type { Vocabulary } from '../../domain/model/vocabulary';
import { isPlaceholder } from '../../domain/publish/placeholder';
import type { DealFacts } from '../../domain/referral/dealKind';
import { referralQualification } from '../../domain/vocabularies/referralQualification';
import { referralType } from '../../domain/vocabularies/referralType';
import type { Found, FoundText, ReferralView } from './referralView';
import { solutionChoices } from './solutionChoices';

/** Cached result for the last referral. Rules ask about one referral after the other. */
let last: { referral: ReferralView; facts: DealFacts } | undefined;

/** Reads from a referral what decides its kind of deal. */
export function dealFacts(referral: ReferralView): DealFacts {
  if (last?.referral !== referral) last = { referral, facts: read(referral) };
  return last.facts;
}

/** Reads the type of a deal, which settles most questions. */
export function dealType(referral: ReferralView): string | undefined {
  return meant(referral.get('type')?.value, referralType);
}

function read(referral: ReferralView): DealFacts {
  const { root, attributes } = solutionChoices(referral);
  const sharing = referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value;
  return {
    type: dealType(referral),
    qualification: meant(referral.get('qualification')?.value, referralQualification),
    shared: typeof sharing === 'boolean' ? sharing : undefined,
    ...(isPlaceholder(sharing) && { sharingOpen: true }),
    invitedBy: text(referral.at('inviteContext', 'invitedBy', 'organizationId')?.value),
    role: (root.PartnerRole ?? attributes.PartnerRole) !== undefined,
    areaOrPlay:
      (root.SolutionArea ?? root.SolutionPlay ?? attributes.SolutionArea ?? attributes.SolutionPlay) !== undefined,
    publishedSolution: namesSolution(referral),
  };
}

/** Whether a target has the type SolutionProfile, or a solution is given by name or catalog ID. */
function namesSolution(referral: ReferralView): boolean {
  for (const entry of referral.entries(referral.get('target'))) {
    if (gives(referral, entry, 'SolutionProfile')) return true;
  }
  for (const entry of referral.solutions) {
    if (gives(referral, entry, 'Name') || /^SOL-/i.test(text(referral.get('id', entry)?.value) ?? '')) return true;
  }
  return false;
}

function gives(referral: ReferralView, entry: Found, type: string): boolean {
  return referral.get('type', entry)?.says(type) === true && text(referral.get('id', entry)?.value) !== undefined;
}

function meant(value: unknown, vocabulary: Vocabulary): string | undefined {
  return typeof value === 'string' ? vocabulary.find(value) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** How a referral asks for Microsoft's help: the code of the kind of help, or Microsoft as its target. */
interface HelpAsked {
  assistance: FoundText | undefined;
  target: FoundText | undefined;
}

/** Finds what in a referral asks for Microsoft's help. */
export function helpAsked(referral: ReferralView): HelpAsked {
  const code = referral.textAt('inviteContext', 'assistanceRequestCode');
  const isAsked = code !== undefined && code.value.trim() !== '' && code.value.toLowerCase() !== 'unknown';
  let target: FoundText | undefined;
  for (const entry of referral.entries(referral.get('target'))) {
    const id = target ? undefined : referral.getText('id', entry);
    if (id && (id.length === 6 || !id.isPlain) && id.value.toLowerCase() === 'msft') target = id;
  }
  return { assistance: isAsked ? code : undefined, target };
}
