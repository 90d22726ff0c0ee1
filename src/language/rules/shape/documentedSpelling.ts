import { t } from '../../../base/l10n';
import { solutionType } from '../../../domain/vocabularies/solutionType';
import type { ReferralView } from '../../facts/referralView';
import type { Finding } from '../../shape/finding';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

export const documentedSpelling = defineRule({
  code: 'shape.documented-spelling',
  severity: 'information',
  summary: "The name is written as in Microsoft's documentation, but the service uses another one.",
  reason:
    "Microsoft's *Referral resources* page prints PascalCase names (`CustomerProfile`, `ReferralType`, `ID`), while the service sends and its samples show camelCase (`customerProfile`, `type`, `id`). Both are understood everywhere in this extension, and the names are changed on submit.",
  wrong: `
    {
      "ReferralType": "Independent",
      "Status": "New"
    }`,
  right: `
    {
      "type": "Independent",
      "status": "New"
    }`,
  remedy: 'Rename the property to the name that the service uses.',
  hasSafeFix: true,
  check: solutionTypes,
});

/**
 * Reports `solutionType` without `type` in a solution: the documentation's SolutionType is `type` on the wire, and the
 * wire's `solutionType` is another classification.
 */
function solutionTypes(referral: ReferralView): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const solution of referral.solutions) {
    const found = solution.get('solutionType');
    if (found?.type !== 'string' || found.isEmptyText || solution.get('type')) continue;
    const value = String(found.value);
    const meant = solutionType.find(value);
    findings ??= [];
    findings.push({
      code: 'shape.documented-spelling',
      message: meant
        ? t('"{0}" is a value of "type". The documented SolutionType is sent as "type".', value)
        : t('"solutionType" is another classification. Add "type": "Category" or "Name", the documented SolutionType.'),
      place: found,
      at: 'key',
      data: { found: 'solutionType', ...(meant && { suggestion: 'type', allowed: ['type'] }) },
    });
  }
  return findings ?? nothing;
}
