/** Maximum number of alternatives. More are hardly intended. */
const maxAlternatives = 1000;

/**
 * The alternatives of a pattern: of `{a,b{c,d}}` `a`, `bc` and `bd`. Braces without a comma, or without an end, are
 * letters like any other, and so is what follows a backslash.
 */
export function expandBraces(pattern: string): string[] {
  const group = firstGroup(pattern);
  if (!group) return [pattern];
  const { start, end, parts } = group;
  const expanded: string[] = [];
  for (const part of parts) {
    if (expanded.length >= maxAlternatives) break;
    expanded.push(...expandBraces(pattern.slice(0, start) + part + pattern.slice(end)));
  }
  return expanded.slice(0, maxAlternatives);
}

/** The first group with a comma: from its brace to behind the other, and what is between its commas. */
function firstGroup(pattern: string): { start: number; end: number; parts: string[] } | undefined {
  for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
    if (isEscaped(pattern, start)) continue;
    const parts: string[] = [];
    let depth = 0;
    let from = start + 1;
    for (let at = start; at < pattern.length; at++) {
      const character = pattern[at];
      if (character === '\\') at++;
      else if (character === '{') depth++;
      else if (character === ',' && depth === 1) {
        parts.push(pattern.slice(from, at));
        from = at + 1;
      } else if (character === '}' && --depth === 0) {
        if (parts.length > 0) return { start, end: at + 1, parts: [...parts, pattern.slice(from, at)] };
        break;
      }
    }
  }
  return undefined;
}

/** Whether an odd number of backslashes precedes a character. */
function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count++;
  return count % 2 === 1;
}
