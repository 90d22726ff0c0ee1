import type { FoundText, ReferralView } from './referralView';

/** By what a referral turns to Microsoft: the code of the help it asks for, or Microsoft as its target. */
export interface HelpAsked {
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
