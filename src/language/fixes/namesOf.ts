import type { Node } from 'jsonc-parser';
import type { Resource } from '../../domain/resource';
import { evident } from '../shape/nearest';

/** The properties of an object by the wire names that they mean. */
export interface NamesOf {
  /** All properties that have this name or mean it, in order. */
  meaning(name: string): readonly Node[];
  /** The first unknown property that would be renamed to this. */
  wish(name: string): Node | undefined;
  /** What `make` says of the properties of one name: asked once. */
  remembered<T>(name: string, make: () => T): T;
}

/** The shape check guesses at no more names of one referral. */
const guesses = 100;

const known = new WeakMap<Node, NamesOf>();

/** Indexes the names of an object, once for all problems in it. */
export function namesOf(object: Node, resource: Resource | undefined): NamesOf {
  let names = known.get(object);
  if (!names) {
    names = read(object, resource);
    known.set(object, names);
  }
  return names;
}

function read(object: Node, resource: Resource | undefined): NamesOf {
  const meanings = new Map<string, Node[]>();
  const wishes = new Map<string, Node>();
  const memory = new Map<string, unknown>();
  const wireNames = resource?.properties.map((property) => property.name) ?? [];
  let unknown = 0;
  for (const property of object.children ?? []) {
    const name = String(property.children?.[0]?.value);
    const meant = resource?.resolve(name, () => keysOf(object))?.property.name;
    for (const other of new Set([name, meant ?? name])) {
      const nodes = meanings.get(other);
      if (nodes) nodes.push(property);
      else meanings.set(other, [property]);
    }
    if (meant !== undefined || ++unknown > guesses) continue;
    const wish = resource?.mistakes.get(name.toLowerCase()) ?? evident(name, wireNames);
    if (wish !== undefined && !wishes.has(wish)) wishes.set(wish, property);
  }
  return {
    meaning: (name) => meanings.get(name) ?? [],
    wish: (name) => wishes.get(name),
    remembered<T>(name: string, make: () => T): T {
      if (!memory.has(name)) memory.set(name, make());
      return memory.get(name) as T;
    },
  };
}

function keysOf(object: Node): string[] {
  return (object.children ?? []).map((property) => String(property.children?.[0]?.value));
}
