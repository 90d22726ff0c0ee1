import { t } from '../../base/l10n';
import { isResource } from '../../domain/model/isResource';
import type { Property, Resource } from '../../domain/model/resource';
import { starterObject } from '../../domain/publish/starterValues';
import { meaningOf } from '../caret/meaningOf';
import type { Found } from '../facts/referralView';
import { typeName } from '../shape/typeName';
import type { CompletionItem } from '../types';
import { entriesAt, type ListEntry } from './entriesAt';
import { escapeSnippet } from './escapeSnippet';
import { filterOf, matching } from './matching';
import { item, type Place, typedAt, writer } from './place';

/** The entries that a list can still have. */
export function elementItems(property: Property, owner: Found, place: Place): CompletionItem[] {
  if (!isResource(property.type)) return [];
  const resource = property.type;
  const { referral, caret } = place;
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
  const items = entryItems(property, owner, place, (entry) => !others.some(entry.taken));
  return resource.name === 'Tag' && items.length > 0 ? items : [...items, skeleton];
}

/** Returns a list of one entry for each entry that may be meant by a name typed in place of the list. */
export function listItems(property: Property, owner: Found, place: Place): CompletionItem[] {
  if (typedAt(place) === '' || !property.list) return [];
  return entryItems(
    property,
    owner,
    place,
    () => true,
    (entry) => `[${entry}]`,
  );
}

function entryItems(
  property: Property,
  owner: Found,
  place: Place,
  isFree: (entry: ListEntry) => boolean,
  write = (entry: string) => entry,
): CompletionItem[] {
  if (!isResource(property.type)) return [];
  const resource = property.type;
  const { referral, context } = place;
  const free = entriesAt({ property, resource, owner, referral, taxonomy: context.taxonomy }).filter(isFree);
  return matching(free, typedAt(place), resource.name === 'Tag').map((entry, index) =>
    item(
      place,
      String(index).padStart(3, '0'),
      {
        label: entry.value,
        kind: 'enumMember',
        detail: entry.detail,
        documentation: t(entry.description),
        insertText: write(entryText(entry.properties, resource, place.spelling)),
        isSnippet: true,
        ...(entry.properties.some(([, value]) => value === undefined) && { suggestsNext: true }),
      },
      filterOf(entry),
    ),
  );
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
