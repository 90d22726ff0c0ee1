/**
 * Which referral of a file a command is for: `{ pointer }`, a JSON Pointer such as `/value/3`, behind the file's address.
 * @returns undefined where the command is for the whole file
 */
export function pointerOf(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('pointer' in options)) return undefined;
  return typeof options.pointer === 'string' ? options.pointer : undefined;
}
