import type { ParsedDocument } from '../document/parsedDocument';

/** JSON Pointer of the referral that holds `offset`. */
export function referralPointer(document: ParsedDocument, offset: number): string {
  return document.pointer(document.indexAt(offset));
}
