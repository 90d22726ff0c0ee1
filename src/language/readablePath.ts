/** Writes a path as people read it: `details.requirements.products[0]`. */
export function readablePath(path: readonly (string | number)[]): string {
  let text = '';
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
  return text;
}
