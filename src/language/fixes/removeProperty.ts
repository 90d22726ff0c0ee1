import { t } from '../../base/l10n';
import { type JsonNode, type JsonProperty, type Path, propertyAt } from '../document/jsonNode';
import { pathOf } from '../document/paths';
import { removeNode } from '../edits/removeNode';
import { resourceAt } from '../edits/writtenNames';
import type { FixProvider } from './fixProvider';
import { namesOf } from './namesOf';

/** Removes a property that is unknown, or that its object has twice. Safe only if the other one has the same value. */
export const removeProperty: FixProvider = {
  codes: ['shape.unknown-property', 'syntax.duplicate-property'],
  offer(document, problem) {
    const { code, offset } = problem;
    const index = document.indexAt(offset);
    const text = document.textAt(index);
    const base = document.offset(index);
    const property = text ? propertyAt(text.root, offset - base) : propertyAt(document.outer?.root, offset);
    if (!property) return [];
    const { name } = property;
    const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
    const twice = code === 'syntax.duplicate-property';
    return [
      {
        title: twice ? t('Remove this "{0}"', shown) : t('Remove "{0}"', shown),
        codes: [code],
        // Both of two properties around referrals may hold referrals.
        safe: twice && text !== undefined && saidElsewhere(property, pathOf(document, problem).slice(0, -1)),
        ...(twice && { preferred: true }),
        edits: removeNode(document.text, property, text ? base : 0),
      },
    ];
  },
};

/** Whether all occurrences of the property in its object have the same value. */
function saidElsewhere(property: JsonProperty, owner: Path): boolean {
  const { resource } = resourceAt(owner);
  const names = namesOf(property.parent, resource);
  const written = property.name;
  const name = resource?.resolve(written)?.property.name ?? written;
  return names.remembered(name, () => {
    const [first, ...others] = names.meaning(name);
    const value = first?.value;
    return value !== undefined && others.length > 0 && others.every((other) => equal(value, other.value));
  });
}

/** Whether two values are equal. Compares numbers by their digits, which may be more than a double holds. */
function equal(a: JsonNode, b: JsonNode | undefined): boolean {
  if (a.type !== b?.type) return false;
  if (a.type === 'number') return a.literal === b.literal;
  if (a.type === 'array') {
    const others = b.items;
    const { items } = a;
    return items.length === others.length && items.every((item, index) => equal(item, others[index]));
  }
  if (a.type !== 'object') return a.value === b.value;
  const others = b.properties;
  const { properties } = a;
  return (
    properties.length === others.length &&
    properties.every(({ name, value }, index) => {
      const other = others[index];
      return name === other?.name && value !== undefined && equal(value, other.value);
    })
  );
}
