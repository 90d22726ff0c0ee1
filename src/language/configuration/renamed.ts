import { changeable } from '../rules/index';

/**
 * Earlier codes of rules → their codes now. A code that is renamed gets a line here and keeps working in settings,
 * configuration files and on the command line.
 */
export const renamedRules: ReadonlyMap<string, string> = new Map([['value.too-large', 'money.out-of-range']]);

/** Earlier ids of settings, without the prefix `referrals.` → their ids now. */
export const renamedSettings: ReadonlyMap<string, string> = new Map([
  // What a configuration file calls it.
  ['submit.solutionFields', 'solutionFields'],
]);

/**
 * Returns the current code of a rule, given an earlier code or another spelling, such as `Value_Casing`. Returns
 * undefined for a name that no rule has or had.
 */
export function currentRule(name: string, renamed: ReadonlyMap<string, string> = renamedRules): string | undefined {
  if (changeable.includes(name)) return name;
  const folded = fold(name);
  for (const [earlier, now] of renamed) if (fold(earlier) === folded) return now;
  for (const code of changeable) if (fold(code) === folded) return code;
  return undefined;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}
