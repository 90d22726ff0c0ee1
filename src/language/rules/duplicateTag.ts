import { quoteList } from '../quoteList';
import type { Finding } from './finding';
import type { Found } from './referralView';
import type { Rule } from './rule';

const lists = ['industries', 'products', 'services', 'solutions'];

/** The same tag twice in one list. */
export const duplicateTag: Rule = {
  code: 'value.duplicate',
  severity: 'warning',
  check(referral) {
    const requirements = referral.at('details', 'requirements');
    return lists.flatMap((name) => {
      const first = new Map<string, Found>();
      const findings: Finding[] = [];
      for (const item of referral.items(requirements && referral.get(name, requirements))) {
        const id = referral.get('id', item);
        if (!id || typeof id.value !== 'string' || id.value === '') continue;
        const earlier = first.get(id.value);
        if (earlier) {
          findings.push({
            code: this.code,
            message: `"${id.value}" is in ${quoteList([name])} already. One entry is enough.`,
            path: id.path,
            at: 'value',
            related: [{ path: earlier.path, message: 'The first entry.' }],
            data: { found: id.value, index: item.path.at(-1) },
          });
        } else {
          first.set(id.value, id);
        }
      }
      return findings;
    });
  },
};
