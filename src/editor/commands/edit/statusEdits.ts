import type { JSONPath } from 'jsonc-parser';
import type { TextEdit } from '../../../language/types';
import { valueEdits } from './valueEdits';

/**
 * Returns the edits that give a referral another status and substatus, and a reason if there is one, and leave the rest
 * of the text alone.
 * @param path the referral's place in the text
 */
export function statusEdits(
  text: string,
  path: JSONPath,
  state: { status: string; substatus: string; statusReason?: string },
): TextEdit[] {
  return valueEdits(text, path, [
    { path: ['status'], value: state.status },
    { path: ['substatus'], value: state.substatus },
    ...(state.statusReason ? [{ path: ['statusReason'], value: state.statusReason }] : []),
  ]);
}
