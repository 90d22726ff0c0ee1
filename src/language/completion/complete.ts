import { t } from '../../base/l10n';
import { isResource } from '../../domain/isResource';
import { referral } from '../../domain/referral';
import type { Property, Resource, StringFormat } from '../../domain/resource';
import { ask, isUnquoted, starterObject, starterValue } from '../../domain/starterValues';
import { transitionsOf } from '../../domain/statusMachine';
import type { Taxonomy } from '../../domain/taxonomy';
import { type CaretContext, caretContext, type Loose } from '../caretContext';
import type { ParsedDocument } from '../document/parsedDocument';
import { describeProperty } from '../hover/describeProperty';
import { typeName } from '../shape/typeName';
import type { CompletionItem } from '../types';
import { type AllowedValue, allowedAt } from './allowedAt';
import { beginsWord } from './beginsWord';
import type { CompletionContext } from './completionContext';
import { item, type Place, spelling, stringItem, typedAt, writer } from './completionPlace';
import { entriesAt } from './entriesAt';
import { escapeSnippet } from './escapeSnippet';
import { looseString } from './looseValue';
import { ownerMeaning } from './ownerProperty';
import { referralGap } from './referralGap';
import { suggestedAt } from './suggestedAt';
import { templateItems, templatesWithin } from './templateItems';

/** What may be written at `offset`, best first: property names and values. */
export function complete(document: ParsedDocument, offset: number, context: CompletionContext): CompletionItem[] {
  return items(document, offset, context).sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

function items(document: ParsedDocument, offset: number, context: CompletionContext): CompletionItem[] {
  const { taxonomy } = context;
  const index = document.indexAt(offset);
  const gap = referralGap(document, offset, index < 0 ? undefined : document.texts[index]?.text);
  if (gap) return templateItems(gap);
  const start = index < 0 ? 0 : document.offset(index);
  // Outside all referrals there is nothing to say, unless nothing could be told apart.
  if (index < 0 && document.form !== 'other') return [];
  const text = index < 0 ? document.text : (document.texts[index]?.text ?? '');
  const caret = caretContext(text, offset - start);
  const meaning = ownerMeaning(caret.owner);
  if (!caret.owner || !meaning || caret.expects === 'nothing') return [];
  const { owner } = caret;
  const place: Place = {
    caret,
    offset,
    start: start + (caret.token?.offset ?? offset - start),
    spelling: spelling([owner, caret.root], index < 0 ? undefined : document.texts[index === 0 ? 1 : 0]?.value),
  };
  if (caret.expects === 'key') {
    const properties = meaning.resource ? propertyItems(meaning.resource, owner, place, taxonomy) : [];
    return [...properties, ...templatesWithin(caret, place.start)];
  }
  if (owner.kind === 'array') {
    return meaning.property ? elementItems(meaning.property, owner, place, taxonomy) : [];
  }
  const property = meaning.resource?.resolve(String(caret.key))?.property;
  return property && meaning.resource ? valueItems(property, meaning.resource, owner, place, context) : [];
}

const sharing = 'consentToShareReferralWithMicrosoftSellers';

/** Whether a referral is of the kind that Microsoft's sellers are to see; undefined where it does not say. */
function sharesDeal(root: Loose | undefined): boolean | undefined {
  return looseString(root, referral, 'type') === 'Shared' ? true : undefined;
}

/** Returns the snippet for a property's value. A single text begins empty: its suggestions follow. */
function starter(property: Property, owner: Resource, place: Place): string {
  if (property.list || isResource(property.type)) return writer(place).value(starterValue(property, owner), property);
  return isUnquoted(property) ? writer(place).value(ask(property, owner), property) : '"$1"';
}

function propertyItems(resource: Resource, owner: Loose, place: Place, taxonomy: Taxonomy): CompletionItem[] {
  const { caret } = place;
  const present = new Set<string>();
  for (const entry of owner.entries) {
    if (caret.token && entry.keySpan?.offset === caret.token.offset) continue;
    const name = resource.resolve(entry.key)?.property.name;
    if (name) present.add(name);
  }
  return resource.properties
    .map((property, index) => ({ property, index }))
    .filter(({ property }) => !present.has(property.name))
    .map(({ property, index }) => {
      const typed = typedAt(place);
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
          ...(!nameOnly && asksForValue(property, resource, owner, caret, taxonomy) && { suggestsNext: true }),
        },
        nameFilter(property, resource, label, typed),
      );
    });
}

/**
 * Returns what a property is found by: its label and its other names, also wrong ones that are in use (`emailAddress`).
 * If only another name begins as typed, it goes first.
 */
function nameFilter({ name, documented }: Property, { mistakes }: Resource, label: string, typed: string): string {
  const wrong = [...mistakes].filter(([, right]) => right === name).map(([written]) => written);
  const names = [label, name, ...(documented ? [documented] : [])];
  const begins = (text: string): boolean => text.toLowerCase().startsWith(typed.toLowerCase());
  const found = typed === '' ? undefined : [...names, ...wrong].find(begins);
  const all = [...(found === undefined ? [] : [found]), ...names];
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  return all.filter((text, index) => all.findIndex((other) => isSame(other, text)) === index).join(' ');
}

/** Formats whose values are suggested, though others are right as well. */
const suggestedFormats: ReadonlySet<StringFormat> = new Set(['country', 'currency', 'locale', 'dateTime']);

/** Whether the skeleton of a property begins where values can be suggested. */
function asksForValue(
  property: Property,
  resource: Resource,
  owner: Loose,
  caret: CaretContext,
  taxonomy: Taxonomy,
): boolean {
  const { type } = property;
  if (isResource(type)) {
    const first = type.property('id');
    return type.name === 'Tag' && first !== undefined && asksForValue(first, type, owner, caret, taxonomy);
  }
  if (property.list) return false;
  const isSuggested = property.format !== undefined && suggestedFormats.has(property.format) && !property.readOnly;
  return isSuggested || allowedAt(property, resource, owner, caret.root, taxonomy) !== undefined;
}

function elementItems(property: Property, owner: Loose, place: Place, taxonomy: Taxonomy): CompletionItem[] {
  if (!isResource(property.type)) return [];
  const resource = property.type;
  const holder = ownerMeaning(owner.parent)?.resource ?? resource;
  const at = place.caret.token?.offset;
  const others = owner.entries.map(({ value }) => value).filter((value) => value && value.offset !== at);
  const skeleton = item(place, '9', {
    label: `{ ${resource.name} }`,
    kind: 'snippet',
    detail: typeName(property),
    documentation: t(resource.description),
    insertText: writer(place).object(starterObject(resource, property, holder), resource),
    isSnippet: true,
  });
  const whole = entriesAt(resource, owner, place.caret.root, taxonomy).filter(({ taken }) => !others.some(taken));
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

function valueItems(
  property: Property,
  resource: Resource,
  owner: Loose,
  place: Place,
  context: CompletionContext,
): CompletionItem[] {
  if (property.list || isResource(property.type)) {
    if (place.caret.beforeBracket) return [];
    return [
      item(
        place,
        '0',
        {
          label: property.list ? `[ ${typeName(property).slice(0, -2)} ]` : `{ ${typeName(property)} }`,
          kind: 'snippet',
          detail: typeName(property),
          documentation: t(property.description),
          insertText: starter(property, resource, place),
          isSnippet: true,
        },
        // Without the bracket: the list closes when a user types it, and Enter begins a new line.
        property.name,
      ),
    ];
  }
  if (property.type === 'boolean') {
    const shares = property.name === sharing ? sharesDeal(place.caret.root) : undefined;
    return ['true', 'false'].map((value, index) =>
      item(place, String(index), {
        label: value,
        kind: 'value',
        detail: property.name,
        documentation: t(property.description),
        insertText: value,
        isSnippet: false,
        ...(shares === (value === 'true') && { preselect: true }),
      }),
    );
  }
  const { root } = place.caret;
  const allowed = allowedAt(property, resource, owner, root, context.taxonomy);
  const values = allowed
    ? reachable(allowed, property, resource, owner, context)
    : suggestedAt(property, resource, owner, root, context, typedAt(place));
  const taken = resource.name === 'Tag' ? siblingsIds(owner, resource) : new Set<string>();
  const typed = typedAt(place);
  return values
    .filter((value) => !taken.has(value.value) && beginsWord(filterOf(value), typed))
    .map((value, index) => valueItem(value, index, place));
}

/** Statuses that the last one known from the service leads to, before those that it does not. */
function reachable(
  values: AllowedValue[],
  property: Property,
  resource: Resource,
  owner: Loose,
  { known }: CompletionContext,
): AllowedValue[] {
  const id = resource === referral && property.name === 'status' ? looseString(owner, resource, 'id') : undefined;
  const next = transitionsOf((id && known(id)?.status) || '');
  if (next.length === 0) return values;
  const leads = ({ value }: AllowedValue): boolean => next.includes(value);
  return [
    ...values.filter(leads),
    ...values.filter((value) => !leads(value)).map((value) => ({ ...value, fits: false })),
  ];
}

function valueItem(value: AllowedValue, index: number, place: Place): CompletionItem {
  return stringItem(
    place,
    `${value.fits ? 0 : 1}${String(index).padStart(3, '0')}`,
    {
      label: value.value,
      kind: 'enumMember',
      detail: value.detail,
      documentation: t(value.description),
      insertText: value.value,
      isSnippet: false,
      ...(value.fits && { preselect: true }),
    },
    filterOf(value),
  );
}

/** What a value is found by. */
function filterOf({ filter, label, value }: AllowedValue): string {
  return filter ?? (label === undefined ? value : `${value} ${label}`);
}

/** The ids of the other tags in the list that a tag stands in. */
function siblingsIds(owner: Loose, resource: Resource): Set<string> {
  const list = owner.parent?.kind === 'array' ? owner.parent.entries : [];
  const others = list.filter(({ value }) => value !== owner).map(({ value }) => looseString(value, resource, 'id'));
  return new Set(others.filter((id) => id !== undefined));
}
