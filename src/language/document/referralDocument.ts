/** `referral`: one object; `array`: an array of them; `list`: a list response `{ "value": [ … ] }`; `other`: anything else. */
export type DocumentForm = 'referral' | 'array' | 'list' | 'other';

/** One referral in a document. */
export interface ReferralInDocument {
  /** Where its text begins and how long it is. */
  offset: number;
  length: number;
  /** JSON Pointer from the document's root: `''`, `/0`, `/value/3`. */
  pointer: string;
  /** Its value as JSON.parse gives it; of broken text, what could be understood. Property names as written. */
  readonly value: unknown;
}

/** A parsed text; immutable. */
export interface ReferralDocument {
  readonly text: string;
  readonly form: DocumentForm;
  readonly referrals: readonly ReferralInDocument[];
  /** The document after one edit; what the edit did not touch is reused. */
  edit(change: { offset: number; length: number; text: string }): ReferralDocument;
}
