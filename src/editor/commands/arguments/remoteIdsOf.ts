/**
 * Returns the IDs of remote referrals in a command's argument: an ID, a row of the remote view, the address of a
 * read-only document, or lists of them.
 * @returns each ID once; none if the argument is something else
 */
export function remoteIdsOf(argument: unknown): string[] {
  if (typeof argument === 'string') return argument.trim() ? [argument.trim()] : [];
  if (Array.isArray(argument)) return [...new Set(argument.flatMap(remoteIdsOf))];
  if (typeof argument !== 'object' || argument === null) return [];
  if ('scheme' in argument && argument.scheme === 'referral-remote' && 'query' in argument)
    return remoteIdsOf(argument.query);
  if (!('referral' in argument)) return [];
  const { referral } = argument;
  const isReferral = typeof referral === 'object' && referral !== null && 'id' in referral;
  return isReferral && typeof referral.id === 'string' ? [referral.id] : [];
}
