import { peek, peekIn } from '../rules/peek';
import type { Found, ReferralView } from '../rules/referralView';

/** By what a referral turns to Microsoft: the code of the help it asks for, or Microsoft as its target. */
export interface HelpAsked {
  assistance?: Found & { value: string };
  target?: Found & { value: string };
}

const nothing: HelpAsked = {};

/** Finds what in a referral asks for Microsoft's help. */
export function helpAsked(referral: ReferralView): HelpAsked {
  if (!mayAsk(referral)) return nothing;
  const assistance = textOf(referral.at('inviteContext', 'assistanceRequestCode'));
  const target = referral
    .items(referral.get('target'))
    .map((entry) => textOf(referral.get('id', entry)))
    .find((id) => id?.value.toLowerCase() === 'msft');
  return {
    ...(assistance && assistance.value.toLowerCase() !== 'unknown' && { assistance }),
    ...(target && { target }),
  };
}

/** A quick look, since most referrals do neither. */
function mayAsk(referral: ReferralView): boolean {
  if (peek(referral, 'inviteContext', 'assistanceRequestCode') !== undefined) return true;
  const targets = peek(referral, 'target');
  if (!Array.isArray(targets)) return false;
  for (const target of targets) {
    const id = peekIn(referral, target, 'id');
    if (typeof id === 'string' && id.length === 4) return true;
  }
  return false;
}

function textOf(found: Found | undefined): (Found & { value: string }) | undefined {
  return typeof found?.value === 'string' && found.value.trim() !== ''
    ? (found as Found & { value: string })
    : undefined;
}
