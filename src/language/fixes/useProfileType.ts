import { t } from '../../base/l10n';
import { customerId } from '../../domain/referral/customerId';
import { customerProfileType } from '../../domain/vocabularies/customerProfileType';
import { propertyAt } from '../document/jsonNode';
import { pathOf } from '../document/paths';
import { resourceAt } from '../edits/resourceAt';
import type { FixProvider } from './fixProvider';

/** Turns an entry of `ids` in the documentation's form, `{ "Duns": "…" }`, into the wire's: a kind and an id. */
export const useProfileType: FixProvider = {
  codes: ['shape.unknown-property'],
  offer(document, problem) {
    const { code, offset } = problem;
    const owner = resourceAt(pathOf(document, problem).slice(0, -1)).resource;
    if (owner !== customerId) return [];
    const index = document.indexAt(offset);
    const base = document.offset(index);
    const entry = propertyAt(document.textAt(index)?.root, offset - base)?.parent;
    const pairs = (entry?.properties ?? []).map(({ name, value }) => {
      const kind = customerProfileType.find(name);
      const isId = value?.type === 'string' || (value?.type === 'number' && /^\d+$/.test(String(value.value)));
      return kind && isId ? `{ "profileType": "${kind}", "id": ${JSON.stringify(String(value.value))} }` : undefined;
    });
    if (!entry || pairs.length === 0 || pairs.includes(undefined)) return [];
    const text = pairs.join(', ');
    return [
      {
        title: t('Change to {0}', text.length > 60 ? `${text.slice(0, 60)}…` : text),
        codes: [code],
        safe: true,
        preferred: true,
        edits: [{ offset: base + entry.offset, length: entry.length, text }],
      },
    ];
  },
};
