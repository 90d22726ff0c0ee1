/** How far a line end is looked for: documents on one line may be long. */
const far = 20_000;

/** The line end that a text uses around `offset`; `\n` if there is none. */
export function eolOf(text: string, offset: number): '\n' | '\r\n' {
  for (const from of [offset, Math.max(0, offset - far), 0]) {
    const near = text.slice(from, from + far);
    const at = near.indexOf('\n');
    if (at >= 0) return near[at - 1] === '\r' ? '\r\n' : '\n';
  }
  return '\n';
}
