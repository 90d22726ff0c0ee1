const maxLength = 300;

/** One short line of a text, whatever the service sent; undefined for what is none, or empty. */
export function oneLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a message
  const clean = value.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  return clean.length > maxLength ? `${clean.slice(0, maxLength)}…` : clean || undefined;
}
