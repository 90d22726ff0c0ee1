import type { JsonNode, JsonProperty } from '../document/jsonNode';
import type { TextEdit } from '../types';
import { beginsLine, commaAfter, skipTrivia } from './trivia';

/**
 * Returns the edits that remove a property or an entry of a list, with its comma and its line.
 * @param node the property (not its key or value), or the entry
 * @param base what the node's offsets count from, in `text`
 */
export function removeNode(text: string, node: JsonNode | JsonProperty, base = 0): TextEdit[] {
  const start = base + node.offset;
  const end = start + node.length;
  const comma = commaAfter(text, end);
  const { previous } = node;
  if (comma >= 0 || !previous) {
    const onlyBlanks = comma < 0 || text.slice(end, comma).trim() === '';
    if (onlyBlanks) return [line(text, start, comma < 0 ? end : comma + 1)];
    return [line(text, start, end), { offset: comma, length: 1, text: '' }];
  }
  const before = base + previous.offset + previous.length;
  const previousComma = commaAfter(text, before);
  if (previousComma < 0) return [line(text, start, end)];
  if (skipTrivia(text, previousComma + 1) === start && text.slice(before, start).trim() === ',') {
    return [{ offset: before, length: end - before, text: '' }];
  }
  return [{ offset: previousComma, length: 1, text: '' }, line(text, start, end)];
}

/** Removes a range, with its line if nothing else is on it, else with the blanks after it. */
function line(text: string, start: number, end: number): TextEdit {
  const blanks = /^[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
  const behind = end + blanks;
  const lineEnd = text.startsWith('\r\n', behind) ? 2 : text[behind] === '\n' ? 1 : 0;
  if (lineEnd === 0 || !beginsLine(text, start)) {
    // At the end of a line the blanks before it go, so that none trail.
    if (lineEnd > 0) {
      const before = /[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
      return { offset: start - before, length: end - start + before, text: '' };
    }
    return { offset: start, length: behind - start, text: '' };
  }
  let lineStart = start;
  while (lineStart > 0 && !/[\r\n]/.test(text.charAt(lineStart - 1))) lineStart--;
  return { offset: lineStart, length: behind + lineEnd - lineStart, text: '' };
}
