import type { Problem } from '../../../language/types';

/** The problems of the referral at `pointer`; of the whole file if there is none. */
export function ownProblems(problems: readonly Problem[], pointer: string | undefined): Problem[] {
  return problems.filter(({ path }) => pointer === undefined || `${path}/`.startsWith(`${pointer}/`));
}
