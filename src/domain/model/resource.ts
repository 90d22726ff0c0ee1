import { once } from '../../base/once';
import type { Vocabulary } from './vocabulary';

/** Formats of strings beyond their JSON type. */
export type StringFormat =
  | 'dateTime'
  | 'guid'
  | 'country'
  | 'currency'
  | 'email'
  | 'locale'
  | 'digits'
  | 'multiline'
  | 'url';

/** What a property holds: a JSON type, a value of a vocabulary, another resource, or anything (`any`). */
export type PropertyType = 'string' | 'number' | 'boolean' | 'any' | Vocabulary | Resource;

interface PropertyDefinition {
  readonly type: PropertyType;
  /** An array of `type`. */
  readonly list?: true;
  /** The name as the documentation prints it; missing for properties that only the wire has. */
  readonly documented?: string;
  /** The type as the documentation prints it if it is not the resource's or vocabulary's own name. */
  readonly documentedType?: string;
  readonly format?: StringFormat;
  /** Set by the service; left out on create. */
  readonly readOnly?: true;
  /** What a create needs. */
  readonly required?: true;
  /** The service itself sends `""` for "not given". */
  readonly mayBeEmpty?: true;
  readonly description: string;
  /** The source of the property, if it differs from the source of the resource. */
  readonly source?: string;
}

/** A property with its wire name. */
export interface Property extends PropertyDefinition {
  readonly name: string;
  readonly source: string;
}

interface ResolvedProperty {
  readonly property: Property;
  /** Whether the name was written as on the wire. */
  readonly exact: boolean;
}

/** A resource of the referral API: an object with known properties, in the documentation's order. */
export interface Resource {
  readonly kind: 'resource';
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly properties: readonly Property[];
  /** Names seen in the wild that are wrong → the right wire name. */
  readonly mistakes: ReadonlyMap<string, string>;
  property(name: string): Property | undefined;
  /**
   * Returns the property that `name` means, in the wire's, the documentation's or any other casing.
   * @param others returns all names of its object: a documented name whose wire name is also there means the property
   *   that has this name on the wire, as in `{ "Type": "Name", "SolutionType": "3P" }`
   */
  resolve(name: string, others?: () => readonly string[]): ResolvedProperty | undefined;
}

/**
 * Builds a resource from its table.
 * @param mistakes wrong names (any casing) → wire names
 */
export function resource(
  name: string,
  { description, source, mistakes = {} }: { description: string; source: string; mistakes?: Record<string, string> },
  definitions: Readonly<Record<string, PropertyDefinition>>,
): Resource {
  const properties = Object.entries(definitions).map(
    ([wire, definition]): Property => ({ source, ...definition, name: wire }),
  );
  const exact = once(() => exactNames(properties));
  const folded = once(() => foldedNames(properties));
  return {
    kind: 'resource',
    name,
    description,
    source,
    properties,
    mistakes: new Map(Object.entries(mistakes).map(([wrong, right]) => [wrong.toLowerCase(), right])),
    property: (wire) => {
      const found = exact().get(wire);
      return found?.exact ? found.property : undefined;
    },
    resolve: (written, others) => {
      const found = exact().get(written) ?? folded().get(written.toLowerCase());
      if (!found || found.exact || !others) return found;
      const own = folded().get(written.toLowerCase());
      if (!own || own.property === found.property) return found;
      const name = found.property.name.toLowerCase();
      return others().some((other) => other.toLowerCase() === name) ? own : found;
    },
  };
}

function exactNames(properties: readonly Property[]): Map<string, ResolvedProperty> {
  const names = new Map<string, ResolvedProperty>();
  for (const property of properties) names.set(property.name, { property, exact: true });
  for (const property of properties) {
    const { documented } = property;
    if (documented && !names.has(documented)) names.set(documented, { property, exact: false });
  }
  return names;
}

function foldedNames(properties: readonly Property[]): Map<string, ResolvedProperty> {
  const names = new Map<string, ResolvedProperty>();
  for (const property of properties) names.set(property.name.toLowerCase(), { property, exact: false });
  for (const property of properties) {
    const key = property.documented?.toLowerCase();
    if (key && !names.has(key)) names.set(key, { property, exact: false });
  }
  return names;
}

/** Whether a property's type is another resource. */
export function isResource(type: PropertyType): type is Resource {
  return typeof type === 'object' && 'kind' in type;
}

/** Whether a property's type is a vocabulary. */
export function isVocabulary(type: PropertyType): type is Vocabulary {
  return typeof type === 'object' && 'terms' in type;
}
