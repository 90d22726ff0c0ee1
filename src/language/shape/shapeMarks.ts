import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import { referral } from '../../domain/referral';
import type { Property, Resource } from '../../domain/resource';
import { formatChecks } from './formatChecks';

/** What one walk through the value of a referral tells: whether all is well, and how many marks its text must have. */
export interface ShapeMarks {
  /** No name, type or closed value is wrong: `checkShape` would find nothing. */
  readonly right: boolean;
  /** Every string that has a format is as the format asks. */
  readonly formatted: boolean;
  /** Nested deeper than was allowed; then the numbers below are too small. */
  readonly tooDeep: boolean;
  /** Properties in all objects: as many colons stand outside the strings of a text in which no name comes twice. */
  readonly properties: number;
  /** Objects, the referral included. */
  readonly objects: number;
  /** Colons in all strings, names included. */
  readonly colons: number;
}

type Kind = 'string' | 'number' | 'boolean' | 'any' | 'resource' | 'closed' | 'open';

/** What to do with a property, worked out once from the tables of the domain. */
interface Step {
  readonly name: string;
  readonly kind: Kind;
  readonly list: boolean;
  readonly isDate: boolean;
  readonly mayBeEmpty: boolean;
  readonly isRight: ((text: string) => boolean) | undefined;
  readonly values: ReadonlySet<string> | undefined;
  readonly resource: Plan | undefined;
  /** The step that came after this one last time: objects mostly have their properties in one order. */
  next: Step | undefined;
}

interface Plan {
  readonly steps: ReadonlyMap<string, Step>;
  first: Step | undefined;
}

type Json = Readonly<Record<string, unknown>>;

// The state of the one walk that is going on, kept here so that a walk allocates nothing.
let right = true;
let formatted = true;
let tooDeep = false;
let properties = 0;
let objects = 0;
let colons = 0;
let deepest = 0;

const plans = new Map<Resource, Plan>();
const root = planOf(referral);

/**
 * Walks through the value of a referral as `checkShape` does, but finds out only whether there is anything to be found,
 * which for nearly every referral there is not.
 * @param levels how many levels of objects and arrays there may be
 */
export function shapeMarks(value: Json, levels: number): ShapeMarks {
  right = true;
  formatted = true;
  tooDeep = false;
  properties = 0;
  objects = 0;
  colons = 0;
  deepest = levels;
  visit(root, value, 1);
  return { right, formatted, tooDeep, properties, objects, colons };
}

function visit(plan: Plan, object: Json, level: number): void {
  objects++;
  if (level > deepest) {
    tooDeep = true;
    return;
  }
  let guess = plan.first;
  let before: Step | undefined;
  for (const name in object) {
    properties++;
    const value = object[name];
    let step: Step | undefined = guess;
    if (step === undefined || step.name !== name) {
      step = plan.steps.get(name);
      if (step === undefined) {
        right = false;
        countColons(name);
        countAll(value, level + 1);
        continue;
      }
      if (before === undefined) plan.first = step;
      else before.next = step;
    }
    before = step;
    guess = step.next;
    if (!step.list) take(step, value, level);
    else takeList(step, value, level + 1);
  }
}

function takeList(step: Step, value: unknown, level: number): void {
  if (value === null) return;
  if (!Array.isArray(value)) {
    // The documentation itself shows `{}` for an empty list: the slow check knows.
    right = false;
    countAll(value, level);
    return;
  }
  if (level > deepest) tooDeep = true;
  for (let index = 0; index < value.length; index++) take(step, value[index], level);
}

function take(step: Step, value: unknown, level: number): void {
  if (typeof value === 'string') takeString(step, value);
  else if (value === null) return;
  else if (step.kind === 'resource') {
    if (typeof value === 'object' && !Array.isArray(value) && step.resource !== undefined) {
      visit(step.resource, value as Json, level + 1);
    } else {
      right = false;
      countAll(value, level + 1);
    }
  } else if (step.kind === 'any') {
    countAll(value, level + 1);
  } else if (typeof value !== step.kind) {
    right = false;
    countAll(value, level + 1);
  }
}

function takeString(step: Step, text: string): void {
  if (step.kind === 'closed') {
    // No value of a table holds a colon.
    if (step.values?.has(text)) return;
    if (text !== '' || !step.mayBeEmpty) right = false;
  } else if (step.isRight !== undefined) {
    if (step.isRight(text)) {
      if (!step.isDate) countColons(text);
      else colons += 2;
      return;
    }
    formatted = false;
  } else if (step.kind !== 'string' && step.kind !== 'open' && step.kind !== 'any') {
    right = false;
  }
  countColons(text);
}

/** Counts the marks of what no table knows. */
function countAll(value: unknown, level: number): void {
  if (typeof value === 'string') {
    countColons(value);
  } else if (typeof value === 'object' && value !== null) {
    if (level > deepest) {
      tooDeep = true;
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value) countAll(item, level + 1);
      return;
    }
    objects++;
    for (const name in value) {
      properties++;
      countColons(name);
      countAll((value as Json)[name], level + 1);
    }
  }
}

function countColons(text: string): void {
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons++;
}

function planOf(resource: Resource): Plan {
  const known = plans.get(resource);
  if (known) return known;
  const steps = new Map<string, Step>();
  const made: Plan = { steps, first: undefined };
  plans.set(resource, made);
  for (const property of resource.properties) steps.set(property.name, stepOf(property));
  made.first = steps.values().next().value;
  return made;
}

function stepOf(property: Property): Step {
  const { name, type, format } = property;
  const kind = kindOf(type);
  return {
    name,
    kind,
    list: property.list === true,
    isDate: format === 'dateTime',
    mayBeEmpty: property.mayBeEmpty === true,
    isRight: type === 'string' && format ? formatChecks[format] : undefined,
    values: isVocabulary(type) ? new Set(type.values.filter((value) => !value.includes(':'))) : undefined,
    resource: isResource(type) ? planOf(type) : undefined,
    next: undefined,
  };
}

function kindOf(type: Property['type']): Kind {
  if (isResource(type)) return 'resource';
  if (isVocabulary(type)) return type.closed ? 'closed' : 'open';
  return type;
}
