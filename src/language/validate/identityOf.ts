import { isPlaceholder } from '../../domain/publish/placeholder';
import type { Span } from '../document/jsonNode';
import type { ReferralText } from '../document/referralText';
import { readReferral } from '../facts/readReferral';
import type { Found } from '../facts/referralView';
import type { IdentityProperty } from '../types';

/** What tells a referral from others, as far as it is given. */
export class Identity {
  /** Ready to be compared. IDs are GUIDs, which are the same in capitals; references are the user's own. */
  readonly id: string | undefined;
  readonly externalReferenceId: string | undefined;

  constructor(
    private readonly writtenId: (Found & { value: string }) | undefined,
    private readonly reference: (Found & { value: string }) | undefined,
  ) {
    this.id = writtenId?.value.toLowerCase();
    this.externalReferenceId = reference?.value;
  }

  /** The value as it is written. */
  written(property: IdentityProperty): string | undefined {
    return property === 'id' ? this.writtenId?.value : this.externalReferenceId;
  }

  /** Where it is written, relative to the beginning of the referral. */
  place(property: IdentityProperty): Span | undefined {
    return property === 'id' ? this.writtenId : this.reference;
  }
}

/** The identity of one referral; undefined if the text is not an object. */
export function identityOf(text: ReferralText): Identity | undefined {
  const view = readReferral(text);
  if (!view) return undefined;
  const reference = view.getText('externalReferenceId');
  // Drafts from one template have it in common.
  const isOpen = reference !== undefined && !view.isCreated && isPlaceholder(reference.value);
  return new Identity(view.getText('id'), isOpen ? undefined : reference);
}
