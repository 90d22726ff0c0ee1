import type { ParsedDocument } from '../document/parsedDocument';
import type { Path } from '../document/referralText';
import type { Problem } from '../types';

/** The path of a problem within its referral; indexes of lists are numbers if the text has a list. */
export function pathOf(document: ParsedDocument, { path, offset }: Pick<Problem, 'path' | 'offset'>): Path {
  const index = document.indexAt(offset);
  const text = document.textAt(index);
  const within = path.slice(document.pointer(index).length);
  const result: (string | number)[] = [];
  for (const segment of within.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    result.push(/^\d+$/.test(name) && text?.node(result)?.type === 'array' ? Number(name) : name);
  }
  return result;
}
