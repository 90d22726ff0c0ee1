import type { Terminal } from './terminal';

/** Whether to print colors: if NO_COLOR or FORCE_COLOR doesn't say so, on a terminal only. */
export function useColors({ env = process.env, isTty }: Pick<Terminal, 'env' | 'isTty'>): boolean {
  if (env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTty === true && env.TERM !== 'dumb';
}
