/**
 * Which referral of a file a command is for: `{ pointer }`, a JSON Pointer such as `/value/3`, behind the file's address,
 * or the row of one of several referrals in the view of the workspace.
 * @param options the argument after the address, or the row
 * @param subject the address, or the row
 * @returns undefined if the command is for the whole file
 */
export function pointerOf(options: unknown, subject?: unknown): string | undefined {
  return pointerIn(options) ?? pointerIn(subject);
}

function pointerIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('pointer' in value)) return undefined;
  return typeof value.pointer === 'string' ? value.pointer : undefined;
}
