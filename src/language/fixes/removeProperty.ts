import type { Node } from 'jsonc-parser';
import { t } from '../../base/l10n';
import type { Path } from '../document/referralText';
import { propertyAt } from '../edits/nodeAt';
import { removeNode } from '../edits/removeNode';
import { resourceAt } from '../edits/resourceAt';
import type { FixProvider } from './fixProvider';
import { namesOf } from './namesOf';
import { pathOf } from './pathOf';
import { syntaxPlace } from './syntax/syntaxPlace';

/** Takes out a property that is unknown, or in its object twice: safe only where the other says the same. */
export const removeProperty: FixProvider = {
  codes: ['shape.unknown-property', 'syntax.duplicate-property'],
  offer(document, problem) {
    const { code, offset } = problem;
    const { root, base, text } = syntaxPlace(document, problem);
    const property = propertyAt(root, offset - base);
    if (!property) return [];
    const name = String(property.children?.[0]?.value);
    const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
    const twice = code === 'syntax.duplicate-property';
    return [
      {
        title: twice ? t('Remove this "{0}"', shown) : t('Remove "{0}"', shown),
        codes: [code],
        // Around referrals both may hold referrals.
        safe: twice && text !== undefined && saidElsewhere(property, text.text, pathOf(document, problem).slice(0, -1)),
        ...(twice && { preferred: true }),
        edits: removeNode(document.text, property, base),
      },
    ];
  },
};

/** Whether all properties of the object that are the same one have the same value. */
function saidElsewhere(property: Node, text: string, owner: Path): boolean {
  const { parent } = property;
  if (!parent) return false;
  const { resource } = resourceAt(owner);
  const names = namesOf(parent, resource);
  const written = String(property.children?.[0]?.value);
  const name = resource?.resolve(written)?.property.name ?? written;
  return names.remembered(name, () => {
    const [first, ...others] = names.meaning(name);
    const value = first?.children?.[1];
    return (
      value !== undefined && others.length > 0 && others.every(({ children }) => equal(value, children?.[1], text))
    );
  });
}

/** Whether two values are the same: numbers by their digits, which may be more than a double holds. */
function equal(a: Node, b: Node | undefined, text: string): boolean {
  if (a.type !== b?.type) return false;
  const mine = a.children ?? [];
  const others = b.children ?? [];
  if (a.type === 'number') return literal(a, text) === literal(b, text);
  if (a.type !== 'object' && a.type !== 'array') return a.value === b.value;
  if (mine.length !== others.length) return false;
  if (a.type === 'array') return mine.every((item, index) => equal(item, others[index], text));
  return mine.every((entry, index) => {
    const [key, value] = entry.children ?? [];
    const [otherKey, otherValue] = others[index]?.children ?? [];
    return key?.value === otherKey?.value && value !== undefined && equal(value, otherValue, text);
  });
}

function literal({ offset, length }: Node, text: string): string {
  return text.slice(offset, offset + length);
}
