/** A string of a referral: its value and the range of its literal, which never spans lines. */
export interface IndexedText {
  readonly value: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly character: number;
}

/** The properties by which the index finds referrals. */
export const indexedProperties = ['id', 'engagementId', 'externalReferenceId'] as const;

export type IndexedProperty = (typeof indexedProperties)[number];

/** What the workspace index keeps of a referral: nothing that holds its text, or anything parsed, in memory. */
export interface IndexedReferral {
  /** Address of the file. */
  readonly uri: string;
  readonly pointer: string;
  readonly offset: number;
  /** Where the referral begins. */
  readonly line: number;
  readonly character: number;
  readonly id: IndexedText | undefined;
  readonly engagementId: IndexedText | undefined;
  readonly externalReferenceId: IndexedText | undefined;
  readonly name: IndexedText | undefined;
  readonly customerName: IndexedText | undefined;
  readonly status: string | undefined;
  readonly substatus: string | undefined;
  readonly direction: string | undefined;
  readonly value: number | undefined;
  readonly currency: string | undefined;
  readonly closing: string | undefined;
  readonly expires: string | undefined;
  readonly owner: string | undefined;
}
