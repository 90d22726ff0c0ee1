import { t } from '../../base/l10n';
import { isResource, type Property, type Resource } from '../../domain/model/resource';
import { starterObject } from '../../domain/publish/starterValues';
import { requirementAttribute } from '../../domain/referral/additionalRequirements';
import { customerId } from '../../domain/referral/customerProfile';
import { solutionTag } from '../../domain/referral/solutionTag';
import { target } from '../../domain/referral/target';
import { type AllowedValue, allowedAt, type ValueSite } from '../caret/allowedAt';
import { meaningOf } from '../caret/caretContext';
import type { Found } from '../facts/referralView';
import { typeName } from '../shape/nouns';
import type { CompletionItem } from '../types';
import { filterOf, matching } from './matching';
import { type CompletionPlace, item, typedAt, writer } from './place';
import { escapeSnippet } from './snippetText';

/** Returns the entries that a list can still have. */
export function elementItems(property: Property, owner: Found, place: CompletionPlace): CompletionItem[] {
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
export function listItems(property: Property, owner: Found, place: CompletionPlace): CompletionItem[] {
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
  place: CompletionPlace,
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

/** Writes an entry of a list on one line. Each property without a value gets a tab stop. */
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

/**
 * A whole entry of a list: the text that finds it, and its properties in order. A property to be filled in is
 * undefined.
 */
interface ListEntry extends AllowedValue {
  properties: readonly (readonly [name: string, value: string | undefined])[];
  /** Whether an entry of the list makes this one unnecessary. */
  taken(other: Found): boolean;
}

/** Returns the property that must differ between the entries of a list. */
export function keyOf(resource: Resource): string | undefined {
  if (resource === customerId) return 'profileType';
  if (resource === requirementAttribute) return 'type';
  return resource === solutionTag || resource.name === 'Tag' ? 'id' : undefined;
}

/** Returns the entries that lists of the site's resource usually consist of. */
function entriesAt(site: ValueSite): readonly ListEntry[] {
  const { resource, referral } = site;
  const has = (name: string, value: string) => (other: Found) =>
    referral.getText(name, other)?.value.toLowerCase() === value.toLowerCase();
  if (resource === target) {
    return [
      {
        value: t('Your solution'),
        label: 'SolutionProfile',
        detail: 'SolutionProfile',
        description: t('A solution of yours, by its ID such as `SOL-12345-ABC`.'),
        properties: [
          ['type', 'SolutionProfile'],
          ['id', undefined],
        ],
        taken: () => false,
      },
      {
        value: 'Microsoft',
        label: 'BusinessProfileLocation',
        detail: 'BusinessProfileLocation',
        description: t('Microsoft, in the second referral of a co-sell deal.'),
        properties: [
          ['type', 'BusinessProfileLocation'],
          ['id', 'msft'],
        ],
        taken: has('id', 'msft'),
      },
    ];
  }
  const key = keyOf(resource);
  const property = key === undefined ? undefined : resource.property(key);
  const values = (property && allowedAt({ ...site, property })) ?? [];
  return values.map((value) => ({
    ...value,
    ...(resource === customerId && { detail: t('customer ID') }),
    properties: propertiesOf(value, resource),
    taken: has(key ?? '', value.value),
  }));
}

function propertiesOf({ value, label = value }: AllowedValue, resource: Resource): ListEntry['properties'] {
  switch (resource) {
    case solutionTag:
      return [
        ['id', value],
        ['name', label],
        ['type', 'Category'],
      ];
    case customerId:
      return [
        ['profileType', value],
        ['id', undefined],
      ];
    case requirementAttribute:
      return [
        ['type', value],
        ['id', undefined],
      ];
    default:
      return [['id', value]];
  }
}
