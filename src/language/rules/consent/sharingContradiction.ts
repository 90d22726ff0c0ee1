import { t } from '../../../base/l10n';
import { dealType, helpAsked } from '../../facts/dealFacts';
import type { Found, ReferralView } from '../../facts/referralView';
import { defineRule, type RuleFinding } from '../defineRule';

const nothing: readonly never[] = [];

/** A deal shaped to be shared with Microsoft whose consent forbids it, and the reverse. */
export const sharingContradiction = defineRule({
  code: 'consent.sharing-contradiction',
  severity: 'warning',
  summary: 'The deal is set up to be shared with Microsoft but its consent forbids that, or the reverse.',
  reason:
    "Microsoft's *Create a referral* page calls `consentToShareReferralWithMicrosoftSellers` the key parameter: false makes a deal private. A deal of type Shared, or one that asks for help, needs it to be true; help is given to deals of type Shared only.",
  wrong: `
    {
      "type": "Shared",
      "consent": { "consentToShareReferralWithMicrosoftSellers": false }
    }`,
  right: `
    {
      "type": "Shared",
      "consent": { "consentToShareReferralWithMicrosoftSellers": true }
    }`,
  remedy: 'Set the flag to true, or make it a private deal: type Independent, and no help asked for.',
  check(referral) {
    const type = dealType(referral);
    if (!mayContradict(referral, type)) return nothing;
    const { assistance, target } = helpAsked(referral);
    const shape = type === 'Shared' ? referral.get('type') : (assistance ?? target);
    if (!shape) return [];
    return [
      ...['consentToShareReferralWithMicrosoftSellers', 'consentToToShareInfoWithOthers'].flatMap((name) =>
        forbidden(referral, name, shape),
      ),
      ...(type === 'Independent' ? notShared(referral, shape) : []),
    ];
  },
  /** Makes consent and shape of a deal agree: consents, or makes the deal a shared one. Never safe. */
  fix(_, { offset, length, data }) {
    const text = data.suggestion;
    return [
      {
        title: text === 'true' ? t('Set to true (the customer agreed)') : t('Change to {0}', text),
        preferred: true,
        edits: [{ offset, length, text }],
      },
    ];
  },
});

/** Whether the flags may contradict each other. Quick, because they seldom do. */
function mayContradict(referral: ReferralView, type: string | undefined): boolean {
  const sellers = referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value;
  if (sellers === false || referral.at('consent', 'consentToToShareInfoWithOthers')?.value === false) return true;
  return sellers === true && type === 'Independent';
}

function forbidden(referral: ReferralView, name: string, shape: Found): RuleFinding<{ suggestion: string }>[] {
  const consent = referral.at('consent', name);
  if (consent?.value !== false) return [];
  return [
    {
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

/** Finds the reverse: sellers may see the deal and their help is asked for, but its type keeps it to one partner. */
function notShared(referral: ReferralView, shape: Found): RuleFinding<{ suggestion: string }>[] {
  const type = referral.get('type');
  if (!type || referral.at('consent', 'consentToShareReferralWithMicrosoftSellers')?.value !== true) return [];
  return [
    {
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
