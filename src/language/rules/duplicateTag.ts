import { t } from '../../base/l10n';
import type { Finding } from './finding';
import type { FoundText } from './referralView';
import type { Rule } from './rule';

const nothing: readonly never[] = [];
const lists = ['industries', 'products', 'services', 'solutions'];

/** The same tag twice in one list. */
export const duplicateTag: Rule = {
  code: 'value.duplicate',
  severity: 'warning',
  check(referral) {
    const requirements = referral.at('details', 'requirements');
    if (!requirements) return nothing;
    let findings: Finding[] | undefined;
    for (const name of lists) {
      const items = requirements.get(name)?.entries ?? nothing;
      if (items.length < 2) continue;
      const first = new Map<string, FoundText>();
      for (const item of items) {
        const id = referral.getText('id', item);
        const earlier = id && first.get(id.value);
        if (!id) continue;
        if (!earlier) first.set(id.value, id);
        else {
          findings ??= [];
          findings.push({
            code: this.code,
            message: t('"{0}" appears twice in "{1}". Remove one of them.', id.value, name),
            place: id,
            at: 'value',
            related: [{ place: earlier, message: t('The first entry') }],
            data: { found: id.value, index: item.path.at(-1) },
          });
        }
      }
    }
    return findings ?? nothing;
  },
};
