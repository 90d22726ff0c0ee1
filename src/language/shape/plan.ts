import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import type { Property, Resource } from '../../domain/resource';
import { formatChecks } from './formatChecks';

/** What a value must be, by the table of its property. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'any' | 'resource' | 'closed' | 'open';

/** How a property is checked, worked out once from the tables of the domain. */
export interface Step {
  readonly property: Property;
  /** Its number in the resource, from 1. */
  readonly number: number;
  /** Its name as JSON writes it. */
  readonly key: string;
  readonly kind: ValueKind;
  readonly isRight: ((text: string) => boolean) | undefined;
  readonly values: ReadonlySet<string> | undefined;
  /** How objects in it are checked. */
  readonly plan: Plan | undefined;
  /** The step that came after this one last time: objects mostly have their properties in one order. */
  next: Step | undefined;
  /** Whether many referrals have the same value. */
  readonly repeats: boolean;
  /** The last right value as it was written, if values repeat. */
  lastRight: string;
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
  /** By number. */
  readonly numbered: readonly Step[];
  first: Step | undefined;
}

const plans = new Map<Resource, Plan>();

/** Returns the plan of a resource. */
export function planOf(resource: Resource): Plan {
  const known = plans.get(resource);
  if (known) return known;
  const steps = new Map<string, Step>();
  const numbered: Step[] = [];
  const made: Plan = { resource, steps, numbered, first: undefined };
  plans.set(resource, made);
  for (const property of resource.properties) {
    const step = stepOf(property, numbered.length + 1);
    steps.set(property.name, step);
    numbered.push(step);
  }
  made.first = numbered[0];
  return made;
}

function stepOf(property: Property, number: number): Step {
  const { name, type, format } = property;
  return {
    property,
    number,
    key: JSON.stringify(name),
    kind: isResource(type) ? 'resource' : isVocabulary(type) ? (type.closed ? 'closed' : 'open') : type,
    isRight: type === 'string' && format ? formatChecks[format] : undefined,
    values: isVocabulary(type) && type.closed ? new Set(type.values) : undefined,
    plan: isResource(type) ? planOf(type) : undefined,
    next: undefined,
    repeats: isVocabulary(type) || format === 'country' || format === 'currency' || format === 'locale',
    lastRight: '',
    object: 0,
    token: -1,
    isExact: true,
  };
}
