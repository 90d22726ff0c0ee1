import type { JsonNode, Path } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralText } from '../document/referralText';

/** A value of a document: the referral that contains it, and its node, with offsets from `base`. */
export interface PlacedNode {
  text: ReferralText;
  /** Index of the referral in the document. */
  index: number;
  /** Offset in the document from which nodes count: the beginning of the referral. */
  base: number;
  /** The path within the referral. */
  path: Path;
  node: JsonNode;
}

/**
 * Finds a value of a document.
 * @param pointer JSON Pointer from the document's root, as problems give it
 * @returns undefined if it leads outside the referrals or to nothing
 */
export function placeAt(document: ParsedDocument, pointer: string): PlacedNode | undefined {
  const segments = pointer.split('/').slice(1).map(unescaped);
  const depth = document.form === 'array' ? 1 : document.form === 'list' ? 2 : 0;
  if (segments.length < depth || document.form === 'other') return undefined;
  const index = depth === 0 ? 0 : Number(segments[depth - 1]);
  const text = document.textAt(index);
  if (!text) return undefined;
  const path: (string | number)[] = [];
  for (const segment of segments.slice(depth)) {
    path.push(text.node(path)?.type === 'array' ? Number(segment) : segment);
  }
  return placeIn(document, index, path);
}

/** Finds a value by its path within the referral with this index. */
export function placeIn(document: ParsedDocument, index: number, path: Path): PlacedNode | undefined {
  const text = document.textAt(index);
  const node = text?.node(path);
  return text && node && { text, index, base: document.offset(index), path, node };
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
