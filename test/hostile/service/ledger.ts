/** One write that the service received. */
export interface Write {
  at: number;
  method: string;
  /** Id in the path; undefined for a create. */
  id: string | undefined;
  deal: string | undefined;
  requestId: string | undefined;
  ifMatch: string | undefined;
  body: unknown;
  /** Status of the answer; 0 if the client got none. */
  status: number;
  /** Whether it took effect, or will. */
  effective: boolean;
}

/** Returns the marker of the intended deal in a text: `deal:` and letters, digits or dashes. */
export function dealOf(text: string): string | undefined {
  return /deal:([\w-]+)/.exec(text)?.[1];
}

/** The text that tests put into a referral to mark the intended deal. */
export function dealMark(deal: string): string {
  return `deal:${deal}`;
}
