import { dealFacts } from '../deal/dealFacts';
import { helpAsked } from '../deal/helpAsked';
import type { Finding } from './finding';
import { peek } from './peek';
import type { Found, ReferralView } from './referralView';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/** A deal shaped to be shared with Microsoft whose consent forbids it, and the reverse (FACTS.md, section 2). */
export const sharingContradiction: Rule = {
  code: 'consent.sharing-contradiction',
  severity: 'warning',
  check(referral) {
    const { type } = dealFacts(referral);
    if (!mayContradict(referral, type)) return nothing;
    const { assistance, target } = helpAsked(referral);
    const shape = type === 'Shared' ? referral.get('type') : (assistance ?? target);
    if (!shape) return [];
    const reason =
      type === 'Shared'
        ? 'its type is Shared'
        : assistance
          ? `it asks for help (${assistance.value})`
          : 'Microsoft is its target';
    return [
      ...['consentToShareReferralWithMicrosoftSellers', 'consentToToShareInfoWithOthers'].flatMap((name) =>
        forbidden(this.code, referral, name, shape, reason),
      ),
      ...(type === 'Independent' ? notShared(this.code, referral, shape, reason) : []),
    ];
  },
};

/** A quick look at the flags, since they nearly always suit. */
function mayContradict(referral: ReferralView, type: string | undefined): boolean {
  const sellers = peek(referral, 'consent', 'consentToShareReferralWithMicrosoftSellers');
  if (sellers === false || peek(referral, 'consent', 'consentToToShareInfoWithOthers') === false) return true;
  return sellers === true && type === 'Independent';
}

function forbidden(code: string, referral: ReferralView, name: string, shape: Found, reason: string): Finding[] {
  const consent = referral.at('consent', name);
  if (consent?.value !== false) return [];
  const what = name === 'consentToToShareInfoWithOthers' ? 'sharing its people' : 'sharing it with Microsoft sellers';
  return [
    {
      code,
      message: `This deal is meant to be shared, for ${reason}, but ${what} is not consented to. Set "${name}" to true, or make it a private deal: type Independent, without asking for help.`,
      path: consent.path,
      at: 'value',
      related: [{ path: shape.path, message: 'What shapes the deal to be shared.' }],
      data: { suggestion: 'true' },
    },
  ];
}

/** The reverse: sellers may see the deal and their help is asked for, yet its type keeps it to one partner. */
function notShared(code: string, referral: ReferralView, shape: Found, reason: string): Finding[] {
  const type = referral.get('type');
  if (!type || referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value !== true) return [];
  return [
    {
      code,
      message: `This deal may be shared with Microsoft sellers and wants it, for ${reason}, but its type is Independent: help is given to deals of type Shared. Change the type to Shared, or take back the request.`,
      path: type.path,
      at: 'value',
      related: [{ path: shape.path, message: 'What asks for help.' }],
      data: { suggestion: '"Shared"' },
    },
  ];
}
