import type { Problem } from '../../language/types';

const duplicates = ['identity.duplicate-id', 'identity.duplicate-reference'];

/** Whether a problem says that another referral has the same ID or reference, so that it has two ends. */
export function isDuplicate({ code }: Pick<Problem, 'code'>): boolean {
  return duplicates.includes(code);
}

/** Returns the addresses of other files that contain the other end of a duplicate. */
export function duplicateEnds(problems: readonly Problem[], own: string): Set<string> {
  const places = problems.filter(isDuplicate).flatMap(({ related = [] }) => related);
  return new Set(places.flatMap(({ uri }) => (uri && uri !== own ? [uri] : [])));
}
