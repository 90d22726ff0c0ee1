import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import type { Property, Resource } from '../../domain/resource';
import { TokenKind } from '../document/tokens';
import { type FormatCheck, formatChecks } from './formatChecks';

/** What a value must be, by the table of its property. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'any' | 'resource' | 'closed' | 'open';

/** How a property is checked, worked out once from the tables of the domain. */
export interface Step {
  readonly property: Property;
  /** Its number in the resource, from 1. */
  readonly number: number;
  /** Its name as JSON writes it, in UTF-16 code units. */
  readonly key: Uint16Array;
  readonly kind: ValueKind;
  /** By kind of token, as bits: whether a value of it is right whatever it is. */
  readonly accepts: number;
  readonly check: FormatCheck | undefined;
  /** The values of a closed vocabulary as JSON writes them. */
  readonly values: readonly Uint16Array[];
  /** How objects in it are checked. */
  readonly plan: Plan | undefined;
  /** Another step with the same hash. */
  alike: Step | undefined;
  /** The step that came after this one last time: objects mostly have their properties in one order. */
  next: Step | undefined;
  /** The last right value of a format as it was written, if that could not be told from its code units. */
  lastRight: Uint16Array;
  /** The object that had this property last, and the key there. */
  object: number;
  token: number;
  isExact: boolean;
}

/** How the objects of a resource are checked. */
export interface Plan {
  readonly resource: Resource;
  /** By wire name. */
  readonly steps: ReadonlyMap<string, Step>;
  /** By `hashOf` the name as JSON writes it; steps with one hash are chained. */
  readonly hashed: (Step | undefined)[];
  first: Step | undefined;
  /** The last object that was checked: the tokens that it is among, its own, and its number. */
  last: { tokens: number; token: number; object: number };
}

const plans = new Map<Resource, Plan>();

/** Returns the plan of a resource. */
export function planOf(resource: Resource): Plan {
  const known = plans.get(resource);
  if (known) return known;
  const steps = new Map<string, Step>();
  const hashed: (Step | undefined)[] = new Array(hashes).fill(undefined);
  const made: Plan = { resource, steps, hashed, first: undefined, last: { tokens: 0, token: -1, object: 0 } };
  plans.set(resource, made);
  for (const property of resource.properties) {
    const step = stepOf(property, steps.size + 1);
    steps.set(property.name, step);
    const hash = hashOf(step.key, 0, step.key.length);
    step.alike = hashed[hash];
    hashed[hash] = step;
    made.first ??= step;
  }
  return made;
}

const hashes = 64;

function hashOf(codes: Uint16Array, start: number, length: number): number {
  return (length + (codes[start + 1] as number) * 5 + (codes[start + length - 2] as number) * 3) & (hashes - 1);
}

/** Finds the step of a name that is written as JSON writes it; undefined if there is none. */
export function stepAt({ hashed }: Plan, codes: Uint16Array, start: number, length: number): Step | undefined {
  if (length < 2) return undefined;
  let step = hashed[hashOf(codes, start, length)];
  while (step && !isAt(codes, start, length, step.key)) step = step.alike;
  return step;
}

/** Whether a part of a text is a word. */
export function isAt(codes: Uint16Array, start: number, length: number, word: Uint16Array): boolean {
  if (word.length !== length) return false;
  for (let at = length - 1; at >= 0; at--) if (codes[start + at] !== word[at]) return false;
  return true;
}

function stepOf(property: Property, number: number): Step {
  const { name, type, format } = property;
  const kind = isResource(type) ? 'resource' : isVocabulary(type) ? (type.closed ? 'closed' : 'open') : type;
  const check = type === 'string' && format ? formatChecks[format] : undefined;
  return {
    property,
    number,
    key: written(name),
    kind,
    accepts: accepted(kind, check !== undefined, property.list === true),
    check,
    values: isVocabulary(type) && type.closed ? type.values.map(written) : [],
    plan: isResource(type) ? planOf(type) : undefined,
    alike: undefined,
    next: undefined,
    lastRight: new Uint16Array(0),
    object: 0,
    token: -1,
    isExact: true,
  };
}

/** The kinds of tokens that need no second look, as bits. */
function accepted(kind: ValueKind, hasFormat: boolean, isList: boolean): number {
  // What is not JSON is reported as such, and null is as good as absent.
  let kinds = (1 << TokenKind.Null) | (1 << TokenKind.Unknown);
  if (isList) return kinds;
  if (!hasFormat && (kind === 'string' || kind === 'open' || kind === 'any')) kinds |= 1 << TokenKind.String;
  if (kind === 'boolean' || kind === 'any') kinds |= (1 << TokenKind.True) | (1 << TokenKind.False);
  return kinds;
}

function written(text: string): Uint16Array {
  const json = JSON.stringify(text);
  return Uint16Array.from({ length: json.length }, (_, at) => json.charCodeAt(at));
}
