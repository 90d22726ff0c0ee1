import type { Node } from 'jsonc-parser';
import type { Resource } from '../../domain/resource';
import type { ParsedDocument } from '../document/parsedDocument';
import { propertyAt } from '../edits/nodeAt';
import { resourceAt } from '../edits/resourceAt';
import { evident } from '../shape/nearest';
import type { Problem } from '../types';
import type { FixProvider } from './fixProvider';
import { pathOf } from './pathOf';

/** So many names are offered. */
const most = 3;

/** Gives a property the name that the wire knows, unless its object has that name already. */
export const renameProperty: FixProvider = {
  codes: ['shape.documented-spelling', 'shape.unknown-property'],
  offer(document, problem) {
    const { code, offset, length, data } = problem;
    const suggestion = data?.suggestion;
    const names = [...new Set([...(suggestion === undefined ? [] : [suggestion]), ...(data?.allowed ?? [])])];
    const taken = takenNames(document, problem);
    return names
      .filter((name) => !taken.has(name))
      .slice(0, most)
      .map((name) => ({
        title: `Rename to "${name}"`,
        codes: [code],
        safe: name === suggestion,
        ...(name === suggestion && { preferred: true }),
        edits: [{ offset, length, text: JSON.stringify(name) }],
      }));
  },
};

/** The wire names that the other properties of the object have, or that earlier ones would be renamed to. */
function takenNames(document: ParsedDocument, problem: Problem): Set<string> {
  const index = document.indexAt(problem.offset);
  const property = propertyAt(document.texts[index]?.root, problem.offset - document.offset(index));
  const { resource } = resourceAt(pathOf(document, problem).slice(0, -1));
  const names = new Set<string>();
  if (!property || !resource) return names;
  let earlier = true;
  for (const other of property.parent?.children ?? []) {
    if (other === property) {
      earlier = false;
      continue;
    }
    const name = nameOf(other);
    names.add(name);
    const meant = resource.resolve(name);
    if (meant) names.add(meant.property.name);
    else if (earlier) names.add(renamed(resource, name) ?? name);
  }
  return names;
}

function nameOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

/** What an unknown name would be renamed to, as the shape check has it. */
function renamed(resource: Resource, name: string): string | undefined {
  return (
    resource.mistakes.get(name.toLowerCase()) ??
    evident(
      name,
      resource.properties.map((property) => property.name),
    )
  );
}
