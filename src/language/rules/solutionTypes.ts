import { t } from '../../base/l10n';
import { solutionType } from '../../domain/solutionType';
import type { Finding } from './finding';
import { peek, peekIn } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];

/**
 * `solutionType` without `type` in a solution: the documentation's SolutionType is `type` on the wire, and the wire's
 * `solutionType` is another classification.
 */
export const solutionTypes: Rule = {
  code: 'shape.documented-spelling',
  severity: 'information',
  check(referral) {
    const list = peek(referral, 'details', 'requirements', 'solutions');
    if (!Array.isArray(list)) return nothing;
    if (
      !list.some((entry) =>
        hasOnlySolutionType(peekIn(referral, entry, 'solutionType'), peekIn(referral, entry, 'type')),
      )
    )
      return nothing;
    const findings: Finding[] = [];
    for (const solution of referral.items(referral.at('details', 'requirements', 'solutions'))) {
      const found = referral.get('solutionType', solution);
      if (!found || !hasOnlySolutionType(found.value, referral.get('type', solution)?.value)) continue;
      const value = String(found.value);
      const meant = solutionType.find(value);
      findings.push({
        code: this.code,
        message: meant
          ? t('"{0}" is a value of "type". The documented SolutionType is sent as "type".', value)
          : t(
              '"solutionType" is another classification. Add "type": "Category" or "Name", the documented SolutionType.',
            ),
        path: found.path,
        at: 'key',
        data: { found: 'solutionType', ...(meant && { suggestion: 'type', allowed: ['type'] }) },
      });
    }
    return findings;
  },
};

function hasOnlySolutionType(value: unknown, type: unknown): boolean {
  return type === undefined && typeof value === 'string' && value !== '';
}
