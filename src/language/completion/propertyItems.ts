import { t } from '../../base/l10n';
import { isResource, type Property, type Resource, type StringFormat } from '../../domain/model/resource';
import { isUnquoted, placeholderFor, starterValue } from '../../domain/publish/starterValues';
import { isLimited } from '../caret/allowedAt';
import type { Found } from '../facts/referralView';
import { describeProperty } from '../hover/describeProperty';
import { typeName } from '../shape/nouns';
import type { CompletionItem } from '../types';
import { type CompletionPlace, item, typedAt, writer } from './place';
import { escapeSnippet } from './snippetText';

/** Returns the properties that an object can still have, best first. */
export function propertyItems(resource: Resource, owner: Found, place: CompletionPlace): CompletionItem[] {
  const { caret } = place;
  const present = new Set<string>();
  for (const { offset, name: written } of owner.properties) {
    if (caret.token?.offset === offset) continue;
    const name = resource.resolve(written)?.property.name;
    if (name) present.add(name);
  }
  const free = resource.properties.filter(({ name }) => !present.has(name));
  const filterOf = nameFilter(resource, free, place.spelling, typedAt(place));
  return free.map((property, index) => {
    const label = place.spelling(property);
    const rank = property.required ? 0 : property.readOnly ? 3 : property.documented ? 1 : 2;
    const key = JSON.stringify(label);
    const skeleton = starter(property, resource, place);
    const nameOnly = caret.hasColon || caret.lacksColon;
    return item(
      // A key that has its value already only changes its name.
      caret.hasColon ? { ...place, caret: { ...caret, commaAfter: false } } : place,
      `${rank}${String(index).padStart(3, '0')}`,
      {
        label,
        kind: 'property',
        detail: [typeName(property), property.required && t('required'), property.readOnly && t('read-only')]
          .filter(Boolean)
          .join(' · '),
        documentation: describeProperty(property, resource),
        insertText: nameOnly ? `${key}${caret.lacksColon ? ':' : ''}` : `${escapeSnippet(key)}: ${skeleton}`,
        isSnippet: !nameOnly,
        ...(!nameOnly && asksForValue(property, resource, owner, place) && { suggestsNext: true }),
      },
      filterOf(property),
    );
  });
}

/** Formats whose values are suggested, though others are right as well. */
const suggestedFormats: ReadonlySet<StringFormat> = new Set(['country', 'currency', 'locale', 'dateTime']);

/** Returns the snippet for a property's value. A single text begins empty: its suggestions follow. */
export function starter(property: Property, owner: Resource, place: CompletionPlace): string {
  if (property.list || isResource(property.type)) return writer(place).value(starterValue(property, owner), property);
  return isUnquoted(property) ? writer(place).value(placeholderFor(property, owner), property) : '"$1"';
}

/** Whether there are suggestions at the beginning of a property's skeleton. */
function asksForValue(property: Property, resource: Resource, owner: Found, place: CompletionPlace): boolean {
  const { type } = property;
  if (isResource(type)) {
    const first = type.property('id');
    return type.name === 'Tag' && first !== undefined && asksForValue(first, type, owner, place);
  }
  const { referral, context } = place;
  const site = { property, resource, owner, referral, taxonomy: context.taxonomy };
  if (property.list) return false;
  const isSuggested = property.format !== undefined && suggestedFormats.has(property.format) && !property.readOnly;
  return isSuggested || isLimited(site);
}

/** Characters that people type in names, although no name has them: `first_name`, `postal code`. */
const marks = /[\s_-]+/g;

/**
 * Returns the text that finds a property: its label and its other names. A name that begins as typed goes first. Common
 * mistakes (`emailAddress`) count only if no free property has a name that begins as typed.
 * @param free the properties that the object can still have
 * @param labelOf returns the name as it is offered
 */
function nameFilter(
  { mistakes }: Resource,
  free: readonly Property[],
  labelOf: (property: Property) => string,
  typed: string,
): (property: Property) => string {
  const key = typed.toLowerCase().replace(marks, '');
  const namesOf = (property: Property): string[] => {
    const { name, documented = name } = property;
    return [labelOf(property), name, documented];
  };
  if (key === '') return (property) => withoutTwins(namesOf(property)).join(' ');
  const begins = (name: string): boolean => name.toLowerCase().startsWith(key);
  const isNamed = free.some((property) => namesOf(property).some(begins));
  const wrong = isNamed ? [] : [...mistakes].filter(([name]) => begins(name));
  return (property) => {
    const names = namesOf(property);
    const found = names.find(begins) ?? wrong.find(([, right]) => right === property.name)?.[0];
    if (found === undefined) return withoutTwins(names).join(' ');
    return withoutTwins([key === typed.toLowerCase() ? found : typed, ...names]).join(' ');
  };
}

/** Removes names that differ only in case. */
function withoutTwins(names: readonly string[]): string[] {
  const keys = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
