import type { Resource } from '../../domain/model/resource';
import type { JsonNode, JsonProperty, TokenText } from '../document/jsonNode';
import { evident } from '../shape/nearest';

/** The properties of an object by the wire names that they mean. */
export interface NamesOf {
  /** Returns all properties with this name or meaning, in order. */
  meaning(name: string): readonly JsonProperty[];
  /** Returns the first unknown property that would be renamed to this name. */
  wish(name: string): JsonProperty | undefined;
  /** Caches the result of `make` for the properties of one name. */
  remembered<T>(name: string, make: () => T): T;
}

/** Maximum number of unknown names of one object whose meaning is guessed, as in the check of the shape. */
const maxGuesses = 100;

const known = new WeakMap<TokenText, Map<number, NamesOf>>();

/** Indexes the names of an object, once for all problems in it. */
export function namesOf(object: JsonNode, resource: Resource | undefined): NamesOf {
  const { owner, index } = object;
  const objects = known.get(owner) ?? new Map<number, NamesOf>();
  known.set(owner, objects);
  let names = objects.get(index);
  if (!names) {
    names = read(object, resource);
    objects.set(index, names);
  }
  return names;
}

function add(meanings: Map<string, JsonProperty[]>, name: string, property: JsonProperty): void {
  const properties = meanings.get(name);
  if (properties) properties.push(property);
  else meanings.set(name, [property]);
}

function read(object: JsonNode, resource: Resource | undefined): NamesOf {
  const meanings = new Map<string, JsonProperty[]>();
  const wishes = new Map<string, JsonProperty>();
  const memory = new Map<string, unknown>();
  const wireNames = resource?.properties.map((property) => property.name) ?? [];
  const { properties } = object;
  const names = properties.map(({ name }) => name);
  let unknown = 0;
  for (const property of properties) {
    const { name } = property;
    const meant = resource?.resolve(name, () => names)?.property.name;
    add(meanings, name, property);
    if (meant !== undefined && meant !== name) add(meanings, meant, property);
    if (meant !== undefined || ++unknown > maxGuesses) continue;
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
