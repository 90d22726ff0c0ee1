import type { Rule } from './defineRule';

/** What only the page of a rule says. The build moves these texts out of the definitions (`scripts/rulesApart`). */
export function ruleTexts({
  reason,
  wrong,
  right,
  hasSafeFix,
}: Rule): Pick<Rule, 'reason' | 'wrong' | 'right' | 'hasSafeFix'> {
  return { reason, ...(wrong !== undefined && { wrong }), right, ...(hasSafeFix && { hasSafeFix }) };
}
