import { isPlaceholder } from '../../domain/placeholder';
import type { ReferralText } from '../document/referralText';
import { readReferral } from '../readReferral';
import { peek } from '../rules/peek';
import type { ReferralView } from '../rules/referralView';
import type { IdentityProperty } from '../types';

/** What tells a referral from others, as far as it is given, ready to be compared. */
export interface Identity extends Partial<Record<IdentityProperty, string>> {
  view: ReferralView;
  /** The same as they are written. */
  written: Partial<Record<IdentityProperty, string>>;
}

/** The identity of one referral; undefined where the text is no object. */
export function identityOf(text: ReferralText): Identity | undefined {
  const view = readReferral(text);
  if (!view) return undefined;
  const id = peek(view, 'id');
  const reference = peek(view, 'externalReferenceId');
  const written = {
    id: typeof id === 'string' && id !== '' ? id : undefined,
    externalReferenceId:
      typeof reference === 'string' && reference !== '' && !isOpen(view, reference) ? reference : undefined,
  };
  // Ids are GUIDs, which are the same in capitals; references are the user's own.
  return { view, written, id: written.id?.toLowerCase(), externalReferenceId: written.externalReferenceId };
}

/** Whether a value is still to fill in: drafts from the same template have it in common. */
function isOpen(view: ReferralView, value: string): boolean {
  const id = peek(view, 'id');
  return (id === undefined || id === '') && isPlaceholder(value);
}
