import { t } from '../../../base/l10n';
import type { FoundText, ReferralView } from '../../facts/referralView';
import type { Finding } from '../../shape/finding';

const nothing: readonly never[] = [];
const lists = ['industries', 'products', 'services', 'solutions'];

/** The same tag twice in one list, in any casing. */
export function duplicateTag(referral: ReferralView): readonly Finding[] {
  if (!referral.shape.mayRepeat) return nothing;
  const requirements = referral.at('details', 'requirements');
  if (!requirements) return nothing;
  let findings: Finding[] | undefined;
  for (const name of lists) {
    const items = requirements.get(name)?.entries ?? nothing;
    if (items.length < 2) continue;
    const first = new Map<string, FoundText>();
    for (const item of items) {
      const id = referral.getText('id', item);
      if (!id) continue;
      const key = id.value.toLowerCase();
      const earlier = first.get(key);
      if (!earlier) first.set(key, id);
      else {
        findings ??= [];
        findings.push({
          code: 'value.duplicate',
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
}
