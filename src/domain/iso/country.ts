/** A country or territory of ISO 3166-1. */
export interface Country {
  /** ISO 3166-1 alpha-2, what the service wants. */
  readonly code: string;
  readonly alpha3: string;
  /** The usual English name. */
  readonly name: string;
  /** ISO 4217 code of the currency in use; empty for Antarctica, which has none. */
  readonly currency: string;
}
