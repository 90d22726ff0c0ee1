import { maxDepth } from './splitReferrals';

/**
 * The text with everything nested deeper than `maxDepth` replaced by a number and blanks: as long as before, so that
 * offsets hold, and safe to hand to a recursive parser.
 * @param depth how deep the text itself stands in its document
 */
export function closeDeepNesting(text: string, depth: number): string {
  const limit = maxDepth - depth;
  const parts: string[] = [];
  let level = 0;
  let kept = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') inString = false;
    else if (inString && c === '\\') i++;
    else if (c === '"') inString = !inString;
    else if (!inString && (c === '{' || c === '[')) {
      if (level === limit) parts.push(text.slice(kept, i));
      level++;
      if (level === limit + 1) kept = i;
    } else if (!inString && (c === '}' || c === ']')) {
      if (level === limit + 1) {
        parts.push('0'.padEnd(i + 1 - kept));
        kept = i + 1;
      }
      if (level > 0) level--;
    }
  }
  parts.push(level > limit ? '0'.padEnd(text.length - kept) : text.slice(kept));
  return parts.join('');
}
