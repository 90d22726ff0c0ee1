/** A place that an error body names, with what it says of it. */
export interface ErrorTarget {
  /** As the service writes it: `customerProfile.address.country`, `Team[0].Email`, `/details/currency`, a header. */
  target: string;
  /** The innermost code for this place, as the service spells it. */
  code?: string;
  message: string;
}
