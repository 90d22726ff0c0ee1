import type { PlacedText, ReferralSummary } from '../../../language/types';

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

/** What the workspace index keeps of a referral: nothing that holds its text or its parsed form in memory. */
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

/** Returns the same key for values that mean the same: case does not count in GUIDs; references are the user's own. */
export function indexKey(property: IndexedProperty, value: string): string {
  return property === 'externalReferenceId' ? value : value.toLowerCase();
}

/**
 * Converts the summaries of a file for the index.
 * @param positionAt converts offsets of the file's text to positions
 */
export function indexedReferrals(
  uri: string,
  summaries: readonly ReferralSummary[],
  positionAt: (offset: number) => { line: number; character: number },
): IndexedReferral[] {
  const text = (placed: PlacedText | undefined): IndexedText | undefined => {
    if (!placed) return undefined;
    const { line, character } = positionAt(placed.offset);
    return { value: placed.value, offset: placed.offset, length: placed.length, line, character };
  };
  return summaries.map((summary) => {
    const { line, character } = positionAt(summary.offset);
    return {
      uri,
      pointer: summary.pointer,
      offset: summary.offset,
      line,
      character,
      id: text(summary.id),
      engagementId: text(summary.engagementId),
      externalReferenceId: text(summary.externalReferenceId),
      name: text(summary.name),
      customerName: text(summary.customerName),
      status: summary.status,
      substatus: summary.substatus,
      direction: summary.direction,
      value: summary.value,
      currency: summary.currency,
      closing: summary.closing,
      expires: summary.expires,
      owner: summary.owner,
    };
  });
}
