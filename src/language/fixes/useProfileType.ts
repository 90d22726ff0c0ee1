import { t } from '../../base/l10n';
import { customerId, customerProfile } from '../../domain/referral/customerProfile';
import { propertyAt } from '../document/jsonNode';
import { pathOf } from '../document/paths';
import { propertyOf, resourceAt } from '../edits/writtenNames';
import { profileEntry } from '../rules/shape/scalarAs';
import type { FixProvider } from './fixProvider';

/** Rewrites an entry of `ids` in the documentation's form, `{ "Duns": "…" }`, as a type and an ID. */
export const useProfileType: FixProvider = {
  codes: ['shape.unknown-property'],
  offer(document, problem) {
    const { code, offset } = problem;
    const owner = resourceAt(pathOf(document, problem).slice(0, -1)).resource;
    if (owner !== customerId && owner !== customerProfile) return [];
    const index = document.indexAt(offset);
    const base = document.offset(index);
    const property = propertyAt(document.textAt(index)?.root, offset - base);
    // In the profile itself it becomes the list; in the list it becomes an entry.
    const isList = owner === customerProfile;
    if (isList && property && propertyOf(property.parent, owner, 'ids')) return [];
    const entry = isList ? property : property?.parent;
    const entries = (isList ? [property] : (property?.parent.properties ?? [])).map(
      (each) => each && profileEntry(each),
    );
    const known = entries.filter((each) => each !== undefined);
    if (!entry || known.length === 0 || known.length < entries.length) return [];
    const list = known.map((each) => each.text).join(', ');
    const text = isList ? `"ids": [${list}]` : list;
    return [
      {
        title: t('Change to {0}', text.length > 60 ? `${text.slice(0, 60)}…` : text),
        codes: [code],
        safe: known.every(({ safe }) => safe),
        preferred: true,
        edits: [{ offset: base + entry.offset, length: entry.length, text }],
      },
    ];
  },
};
