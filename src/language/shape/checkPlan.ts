import { once } from '../../base/once';
import { isResource, isVocabulary, type Property, type Resource } from '../../domain/model/resource';
import type { Vocabulary } from '../../domain/model/vocabulary';
import { TokenKind } from '../document/reader/tokens';
import { type FormatCheck, formatChecks } from './formatChecks';
import { WordTable, written } from './wordTable';

/** The expected kind of a value, by the table of its property. */
type ValueKind = 'string' | 'number' | 'boolean' | 'any' | 'resource' | 'closed' | 'open';

/** How a property is checked, worked out once from the tables of the domain. */
export interface Step {
  readonly property: Property;
  /** Its number in the resource, from 1. */
  readonly number: number;
  /** Its name as JSON writes it, in UTF-16 code units. */
  readonly key: Uint16Array;
  readonly kind: ValueKind;
  /** Kinds of tokens that are valid whatever their text, as bits. */
  readonly accepts: number;
  readonly check: FormatCheck | undefined;
  /** The values of a closed vocabulary, or valid values of a format that were seen before. */
  readonly words: () => WordTable<true>;
  /** How objects in it are checked. */
  readonly plan: CheckPlan | undefined;
  /** The step that followed this one last time. Most objects have their properties in the same order. */
  next: Step | undefined;
  /** The object that had this property last, and the key there. */
  object: number;
  token: number;
  isExact: boolean;
  /** Cached result for its value. */
  made: unknown;
}

/** How the objects of a resource are checked. */
export interface CheckPlan {
  readonly resource: Resource;
  /** By wire name. */
  readonly steps: ReadonlyMap<string, Step>;
  /** By wire name as JSON writes it. */
  readonly written: WordTable<Step>;
  first: Step | undefined;
  /** Step of the property that identifies the entries of a list. */
  id: Step | undefined;
  /** The last object that was checked: the tokens that it is among, its own, and its number. */
  last: { tokens: number; token: number; object: number };
}

const plans = new Map<Resource, CheckPlan>();

/** Returns the plan of a resource. */
export function planOf(resource: Resource): CheckPlan {
  const known = plans.get(resource);
  if (known) return known;
  const steps = new Map<string, Step>();
  const table = new WordTable<Step>();
  const made: CheckPlan = {
    resource,
    steps,
    written: table,
    first: undefined,
    id: undefined,
    last: { tokens: 0, token: -1, object: 0 },
  };
  plans.set(resource, made);
  for (const property of resource.properties) {
    const step = stepOf(property, steps.size + 1);
    steps.set(property.name, step);
    table.add(step.key, step);
    made.first ??= step;
    if (property.name === 'id') made.id = step;
  }
  return made;
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
    words: isVocabulary(type) ? wordsOf(type) : once(() => new WordTable<true>()),
    plan: isResource(type) ? planOf(type) : undefined,
    next: undefined,
    object: 0,
    token: -1,
    isExact: true,
    made: undefined,
  };
}

/** Returns the kinds of tokens that need no further check, as bits. */
function accepted(kind: ValueKind, hasFormat: boolean, isList: boolean): number {
  // What is not JSON is reported as such, and null is as good as absent.
  let kinds = (1 << TokenKind.Null) | (1 << TokenKind.Unknown);
  if (isList) return kinds;
  if (!hasFormat && (kind === 'string' || kind === 'open' || kind === 'any')) kinds |= 1 << TokenKind.String;
  if (kind === 'boolean' || kind === 'any') kinds |= (1 << TokenKind.True) | (1 << TokenKind.False);
  return kinds;
}

const vocabularies = new Map<Vocabulary, () => WordTable<true>>();

/** Returns the values of a vocabulary, in one table for all its properties. */
function wordsOf(vocabulary: Vocabulary): () => WordTable<true> {
  let words = vocabularies.get(vocabulary);
  if (!words) {
    words = once(() => {
      const table = new WordTable<true>();
      for (const value of vocabulary.values) table.add(written(value), true);
      return table;
    });
    vocabularies.set(vocabulary, words);
  }
  return words;
}
