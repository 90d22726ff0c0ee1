import { once } from '../../base/once';
import { isResource, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { Path } from '../document/jsonNode';

/** Object of a referral that a property belongs in: its path, with dots, empty for the referral itself. */
export interface Home {
  owner: string;
  /** The property's right name. */
  name: string;
}

/** Maximum number of places a name can belong to; with more, it says too little. */
const maxHomes = 2;

/** Names with their own meaning in each entry of a list: a person's name is not the deal's. */
const ownOfEntries: ReadonlySet<string> = new Set(['id', 'name', 'title', 'type']);

/**
 * Returns the objects of a referral that have a property of this name, or for which the name is a known mistake,
 * nearest to the root first.
 * @param owner path of the object that has the property
 */
export function homesOf(written: string, owner: Path): readonly Home[] {
  const name = written.toLowerCase();
  if (ownOfEntries.has(name) && typeof owner.at(-1) === 'number') return [];
  const homes = table().get(name) ?? elsewhere(name.replace(/[\s_-]+/g, ''), owner);
  return homes.length > maxHomes ? [] : homes;
}

/** Returns the objects that have a property of this name, unless its own object is one of them. */
function elsewhere(name: string, owner: Path): readonly Home[] {
  const homes = table().get(name) ?? [];
  return homes.some((home) => home.owner === owner.filter((part) => typeof part === 'string').join('.')) ? [] : homes;
}

const table = once(() => {
  const homes = new Map<string, Home[]>();
  const seen = new Set<Resource>();
  let level: [owner: string, resource: Resource][] = [['', referral]];
  while (level.length > 0) {
    const found = new Map<string, Home[]>();
    const next: typeof level = [];
    for (const [owner, resource] of level) {
      if (seen.has(resource)) continue;
      seen.add(resource);
      const add = (written: string, name: string): void => {
        const known = found.get(written) ?? [];
        if (!known.some((home) => home.owner === owner)) found.set(written, [...known, { owner, name }]);
      };
      for (const { name, documented, type } of resource.properties) {
        add(name.toLowerCase(), name);
        if (documented) add(documented.toLowerCase(), name);
        if (isResource(type)) next.push([owner ? `${owner}.${name}` : name, type]);
      }
      for (const [wrong, name] of resource.mistakes) add(wrong, name);
    }
    for (const [written, all] of found) if (!homes.has(written)) homes.set(written, all);
    level = next;
  }
  return homes;
});
