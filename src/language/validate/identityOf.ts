import type { ReferralText } from '../document/referralText';
import { readReferral } from '../readReferral';
import { peek } from '../rules/peek';
import type { ReferralView } from '../rules/referralView';
import type { IdentityProperty } from '../types';

/** What tells a referral from others, as far as it is given, ready to be compared. */
export interface Identity extends Partial<Record<IdentityProperty, string>> {
  view: ReferralView;
}

const known = new WeakMap<ReferralText, Identity>();

/** The identity of one referral; undefined where the text is no object. */
export function identityOf(text: ReferralText): Identity | undefined {
  const kept = known.get(text);
  if (kept) return kept;
  const view = readReferral(text);
  if (!view) return undefined;
  const id = peek(view, 'id');
  const reference = peek(view, 'externalReferenceId');
  const identity: Identity = {
    view,
    // Ids are GUIDs, which are the same in capitals; references are the user's own.
    ...(typeof id === 'string' && id !== '' && { id: id.toLowerCase() }),
    ...(typeof reference === 'string' && reference !== '' && { externalReferenceId: reference }),
  };
  known.set(text, identity);
  return identity;
}
