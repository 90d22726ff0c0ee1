/** A currency of ISO 4217. */
export interface Currency {
  readonly code: string;
  /** The usual English name. */
  readonly name: string;
  /** A symbol that means this currency and no other. */
  readonly symbol?: string;
  /** A fund, unit of account or metal: a code of ISO 4217 that is not the currency of any country. */
  readonly fund?: boolean;
}
