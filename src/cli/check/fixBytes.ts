import { applyEdits } from '../../language/edits/applyEdits';
import type { ReferralLanguage } from '../../language/referralLanguage';
import type { TextEdit } from '../../language/types';
import { decodeText, encodeText } from '../../sync/files/textEncoding';

/** What the safe fixes make of a file. */
export interface FixedBytes {
  bytes: Uint8Array;
  /** The text before, and what was changed in it; missing if nothing was. */
  change?: { before: string; edits: readonly TextEdit[] };
  /** Whether there were fixes that cannot be written, because the file is not in the encoding that it seems to be in. */
  unwritable?: true;
}

/** Applies every safe fix; the encoding, the byte order mark and the line ends stay. */
export function fixBytes(bytes: Uint8Array, language: ReferralLanguage): FixedBytes {
  const before = decodeText(bytes);
  const edits = language.fixAll(language.parse(before));
  if (edits.length === 0) return { bytes };
  const after = applyEdits(before, edits);
  if (after === before) return { bytes };
  const written = encodeText(after, bytes);
  return written ? { bytes: written, change: { before, edits } } : { bytes, unwritable: true };
}
