import { isPlaceholder } from '../../domain/placeholder';
import type { Span } from '../document/jsonNode';
import type { ReferralText } from '../document/referralText';
import { readReferral } from '../readReferral';
import type { IdentityProperty } from '../types';

/** What tells a referral from others, as far as it is given, ready to be compared. */
export interface Identity extends Partial<Record<IdentityProperty, string>> {
  /** The same as they are written. */
  written: Partial<Record<IdentityProperty, string>>;
  /** Where they are written, relative to the beginning of the referral. */
  places: Partial<Record<IdentityProperty, Span>>;
}

/** The identity of one referral; undefined where the text is no object. */
export function identityOf(text: ReferralText): Identity | undefined {
  const view = readReferral(text);
  if (!view) return undefined;
  const id = view.getText('id');
  let reference = view.getText('externalReferenceId');
  // Drafts from one template have it in common.
  if (reference && !view.isCreated && isPlaceholder(reference.value)) reference = undefined;
  const written = { id: id?.value, externalReferenceId: reference?.value };
  const places = { id: id && spanOf(id), externalReferenceId: reference && spanOf(reference) };
  // Ids are GUIDs, which are the same in capitals; references are the user's own.
  return { written, places, id: written.id?.toLowerCase(), externalReferenceId: written.externalReferenceId };
}

function spanOf({ offset, length }: Span): Span {
  return { offset, length };
}
