import { t } from '../../base/l10n';
import type { Finding } from './finding';
import { peek, peekIn } from './peek';
import type { Found, ReferralView } from './referralView';
import type { Rule } from './rule';

const nothing: readonly never[] = [];
const lists = ['industries', 'products', 'services', 'solutions'];

/** The same tag twice in one list, in any casing. */
export const duplicateTag: Rule = {
  code: 'value.duplicate',
  severity: 'warning',
  check(referral) {
    if (!anyTwice(referral)) return nothing;
    const requirements = referral.at('details', 'requirements');
    return lists.flatMap((name) => {
      const first = new Map<string, Found>();
      const findings: Finding[] = [];
      for (const item of referral.items(requirements && referral.get(name, requirements))) {
        const id = referral.get('id', item);
        if (!id || typeof id.value !== 'string' || id.value === '') continue;
        const key = id.value.toLowerCase();
        const earlier = first.get(key);
        if (earlier) {
          findings.push({
            code: this.code,
            message: t('"{0}" appears twice in "{1}". Remove one of them.', id.value, name),
            path: id.path,
            at: 'value',
            related: [{ path: earlier.path, message: t('The first entry') }],
            data: { found: id.value, index: item.path.at(-1) },
          });
        } else {
          first.set(key, id);
        }
      }
      return findings;
    });
  },
};

/** A quick look, since nearly always all is well. */
function anyTwice(referral: ReferralView): boolean {
  const requirements = peek(referral, 'details', 'requirements');
  for (const name of lists) if (!allDifferent(referral, peekIn(referral, requirements, name))) return true;
  return false;
}

/** Whether no id comes twice in a list of the usual length; of a long one nothing is said. */
function allDifferent(referral: ReferralView, list: unknown): boolean {
  if (!Array.isArray(list) || list.length < 2) return true;
  if (list.length > 8) return false;
  for (let at = 1; at < list.length; at++) {
    const id = peekIn(referral, list[at], 'id');
    for (let before = 0; before < at; before++) if (isSame(id, peekIn(referral, list[before], 'id'))) return false;
  }
  return true;
}

function isSame(id: unknown, other: unknown): boolean {
  if (id === other) return true;
  if (typeof id !== 'string' || typeof other !== 'string' || id.length !== other.length) return false;
  return id.toLowerCase() === other.toLowerCase();
}
