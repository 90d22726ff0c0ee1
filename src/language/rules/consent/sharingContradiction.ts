import { t } from '../../../base/l10n';
import { dealType } from '../../deal/dealFacts';
import { helpAsked } from '../../deal/helpAsked';
import type { Finding } from '../finding';
import type { Found, ReferralView } from '../referralView';
import type { Rule } from '../rule';

const nothing: readonly never[] = [];

/** A deal shaped to be shared with Microsoft whose consent forbids it, and the reverse. */
export const sharingContradiction: Rule = {
  code: 'consent.sharing-contradiction',
  severity: 'warning',
  check(referral) {
    const type = dealType(referral);
    if (!mayContradict(referral, type)) return nothing;
    const { assistance, target } = helpAsked(referral);
    const shape = type === 'Shared' ? referral.get('type') : (assistance ?? target);
    if (!shape) return [];
    return [
      ...['consentToShareReferralWithMicrosoftSellers', 'consentToToShareInfoWithOthers'].flatMap((name) =>
        forbidden(this.code, referral, name, shape),
      ),
      ...(type === 'Independent' ? notShared(this.code, referral, shape) : []),
    ];
  },
};

/** A quick look at the flags, since they nearly always suit. */
function mayContradict(referral: ReferralView, type: string | undefined): boolean {
  const sellers = referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value;
  if (sellers === false || referral.at('consent', 'consentToToShareInfoWithOthers')?.value === false) return true;
  return sellers === true && type === 'Independent';
}

function forbidden(code: string, referral: ReferralView, name: string, shape: Found): Finding[] {
  const consent = referral.at('consent', name);
  if (consent?.value !== false) return [];
  return [
    {
      code,
      message: t(
        'This deal involves Microsoft, but "{0}" is false. Set it to true if the customer agreed, or make the deal private.',
        name,
      ),
      place: consent,
      at: 'value',
      related: [{ place: shape, message: t('Why the deal is shared') }],
      data: { suggestion: 'true' },
    },
  ];
}

/** The reverse: sellers may see the deal and their help is asked for, yet its type keeps it to one partner. */
function notShared(code: string, referral: ReferralView, shape: Found): Finding[] {
  const type = referral.get('type');
  if (!type || referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value !== true) return [];
  return [
    {
      code,
      message: t(
        'This deal asks for help from Microsoft, but its type is Independent. Change the type to "Shared", or remove the request.',
      ),
      place: type,
      at: 'value',
      related: [{ place: shape, message: t('What asks for help') }],
      data: { suggestion: '"Shared"' },
    },
  ];
}
