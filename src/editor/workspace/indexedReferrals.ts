import type { PlacedText, ReferralSummary } from '../../language/types';
import type { IndexedReferral, IndexedText } from './indexedReferral';

/**
 * The summaries of a file as the index keeps them.
 * @param positionAt turns offsets into the file's text into positions
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
