import type { Rule } from './defineRule';

/**
 * Returns the texts that only the page of a rule shows. The build moves them out of the definitions
 * (`scripts/rulesApart`).
 */
export function ruleTexts({
  reason,
  wrong,
  right,
  hasSafeFix,
}: Rule): Pick<Rule, 'reason' | 'wrong' | 'right' | 'hasSafeFix'> {
  return { reason, ...(wrong !== undefined && { wrong }), right, ...(hasSafeFix && { hasSafeFix }) };
}
