/** Something wrong with a referral. */
export interface Violation {
  /** The property as a path, such as `details.requirements.products[0].id`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}
