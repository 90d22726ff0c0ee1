import { t } from '../../base/l10n';
import { isResource } from '../../domain/model/isResource';
import type { Property, Resource } from '../../domain/model/resource';
import { starterObject } from '../../domain/publish/starterValues';
import { meaningOf } from '../caret/meaningOf';
import type { Found } from '../facts/referralView';
import { typeName } from '../shape/typeName';
import type { CompletionItem } from '../types';
import { beginsWord } from './beginsWord';
import { entriesAt } from './entriesAt';
import { escapeSnippet } from './escapeSnippet';
import { item, type Place, typedAt, writer } from './place';

/** The entries that a list can still have. */
export function elementItems(property: Property, owner: Found, place: Place): CompletionItem[] {
  if (!isResource(property.type)) return [];
  const resource = property.type;
  const { referral, caret, context } = place;
  const holder = (owner.parent && meaningOf(owner.parent)?.resource) ?? resource;
  const others = referral.entries(owner).filter(({ offset }) => offset !== caret.token?.offset);
  const skeleton = item(place, '9', {
    label: `{ ${resource.name} }`,
    kind: 'snippet',
    detail: typeName(property),
    documentation: t(resource.description),
    insertText: writer(place).object(starterObject(resource, property, holder), resource),
    isSnippet: true,
  });
  const whole = entriesAt({ property, resource, owner, referral, taxonomy: context.taxonomy }).filter(
    ({ taken }) => !others.some(taken),
  );
  const typed = typedAt(place);
  const meant = whole.filter(({ label, detail }) => beginsWord(`${label} ${detail}`, typed));
  const items = meant.map((entry, index) =>
    item(place, String(index).padStart(3, '0'), {
      label: entry.label,
      kind: 'enumMember',
      detail: entry.detail,
      documentation: entry.documentation,
      insertText: entryText(entry.properties, resource, place.spelling),
      isSnippet: true,
      ...(entry.properties.some(([, value]) => value === undefined) && { suggestsNext: true }),
    }),
  );
  return resource.name === 'Tag' && items.length > 0 ? items : [...items, skeleton];
}

/** An entry of a list on one line; what has no value yet is a tab stop. */
function entryText(
  properties: readonly (readonly [string, string | undefined])[],
  resource: Resource,
  spelled: (property: Property) => string,
): string {
  let stop = 0;
  const parts = properties.map(([name, value]) => {
    const property = resource.property(name);
    const key = JSON.stringify(property ? spelled(property) : name);
    return `${key}: ${value === undefined ? `"$${++stop}"` : escapeSnippet(JSON.stringify(value))}`;
  });
  return `{ ${parts.join(', ')} }`;
}
