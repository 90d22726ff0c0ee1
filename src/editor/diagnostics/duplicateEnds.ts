import type { Problem } from '../../language/types';

const duplicates = ['identity.duplicate-id', 'identity.duplicate-reference'];

/** Whether a problem says that another referral has the same id or reference: such a problem has two ends. */
export function isDuplicate({ code }: Pick<Problem, 'code'>): boolean {
  return duplicates.includes(code);
}

/** The addresses of other files in which the duplicates among these problems have their other end. */
export function duplicateEnds(problems: readonly Problem[], own: string): Set<string> {
  const places = problems.filter(isDuplicate).flatMap(({ related = [] }) => related);
  return new Set(places.flatMap(({ uri }) => (uri && uri !== own ? [uri] : [])));
}
