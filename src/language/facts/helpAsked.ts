import type { Found, ReferralView } from './referralView';

/** By what a referral turns to Microsoft: the code of the help it asks for, or Microsoft as its target. */
export interface HelpAsked {
  assistance?: Found & { value: string };
  target?: Found & { value: string };
}

/** Finds what in a referral asks for Microsoft's help. */
export function helpAsked(referral: ReferralView): HelpAsked {
  const assistance = textOf(referral.at('inviteContext', 'assistanceRequestCode'));
  const target = referral
    .entries(referral.get('target'))
    .map((entry) => textOf(referral.get('id', entry)))
    .find((id) => id?.value.toLowerCase() === 'msft');
  return {
    ...(assistance && assistance.value.toLowerCase() !== 'unknown' && { assistance }),
    ...(target && { target }),
  };
}

function textOf(found: Found | undefined): (Found & { value: string }) | undefined {
  return typeof found?.value === 'string' && found.value.trim() !== ''
    ? (found as Found & { value: string })
    : undefined;
}
