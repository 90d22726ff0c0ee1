/** A referral as the sandbox keeps it: the wire form without `links`, which depend on the address. */
export type StoredReferral = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly eTag: string;
  readonly status: string;
  readonly substatus: string;
};
