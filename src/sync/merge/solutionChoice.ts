import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { placeSolutionFields } from '../../domain/referral/placeSolutionFields';
import {
  type SolutionFieldName,
  solutionFieldNames,
  solutionFields,
  solutionPlaces,
  withSolutionField,
} from '../../domain/referral/solutionFields';
import { asObject, wireNames } from '../referral/wireNames';

const types = { solutionArea: 'SolutionArea', solutionPlay: 'SolutionPlay' } as const;

/**
 * Returns solution area and play of a referral, which are compared together, from both of their places. Different
 * values among the attributes are under the type of the attribute.
 * @param referral a referral with wire names
 */
export function pickSolution(referral: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { requirements } = asObject(referral.details);
  const { attributes } = asObject(asObject(requirements).additionalRequirements);
  const chosen: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(types)) {
    const values = (Array.isArray(attributes) ? attributes : [])
      .filter((entry) => isObject(entry) && isType(entry.type, type))
      .map((entry) => asObject(entry).id);
    const own = Object.hasOwn(referral, name) && !isBlank(referral[name]) ? [referral[name]] : [];
    const [first, ...rest] = [...own, ...values];
    if (first !== undefined) chosen[name] = first;
    const others = rest.filter((value) => value !== first);
    if (others.length > 0) chosen[type] = others;
  }
  return chosen;
}

/** Whether an entry of a list is a solution area or play among the attributes. */
export function isSolutionAttribute(entry: unknown, type: PropertyType | undefined): boolean {
  if (!type || !isResource(type) || type.name !== 'Attribute' || !isObject(entry)) return false;
  return Object.values(types).some((each) => isType(entry.type, each));
}

function isType(value: unknown, type: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === type.toLowerCase();
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

type Body = Readonly<Record<string, unknown>>;

/**
 * Makes role, area and play equal in both of their places: if the user changed only one place, changes the other one as
 * well. Keeps a difference that the earlier version already has, and several attributes of the same type.
 * @param mine the file's version
 * @param from the version that it is based on; both have wire names
 */
export function agreeSolutionFields(mine: Body, from: Body): Body {
  return solutionFieldNames.reduce((value, name) => {
    const own = placesOf(value, name);
    const was = placesOf(from, name);
    if (!differ(own) || differ(was) || solutionPlaces(from, name).entries.length > 1) return value;
    const before = was.root ?? was.attribute;
    if (own.root === before) return withBoth(value, name, own.attribute);
    return own.attribute === before ? withBoth(value, name, own.root) : value;
  }, mine);
}

/**
 * Returns a message if role, area or play has two different new values, or a new value that could replace one of
 * several attributes. It is then unknown what to send.
 * @param mine the referral in the file, in any spelling
 * @param from the version that it is based on; empty for a new referral
 */
export function contradictionText(mine: unknown, from: unknown): string | undefined {
  const base = asObject(wireNames(from));
  const own = agreeSolutionFields(asObject(wireNames(mine)), base);
  const name = solutionFieldNames.find(
    (each) =>
      solutionPlaces(base, each).entries.length < 2 && differ(placesOf(own, each)) && !differ(placesOf(base, each)),
  );
  if (name !== undefined) {
    const { root = '', attribute = '' } = placesOf(own, name);
    return t(
      'Nothing was sent: {0} is "{1}", but the attribute {2} is "{3}". Make them the same, or remove one.',
      ...[name, root, solutionFields[name], attribute],
    );
  }
  const open = solutionFieldNames.find((each) => isUncertain(own, base, each));
  if (open === undefined) return undefined;
  const { root = '' } = solutionPlaces(own, open);
  const { entries } =
    solutionPlaces(base, open).entries.length > 0 ? solutionPlaces(base, open) : solutionPlaces(own, open);
  return t(
    'Nothing was sent: {0} is "{1}", and it is uncertain which attribute that replaces: {2}. Remove it, and change the attributes instead.',
    ...[open, root, entries.map(({ id }) => `"${id}"`).join(', ')],
  );
}

/** Whether a value at the root could replace one of several attributes, or be an additional one. */
function isUncertain(own: Body, base: Body, name: SolutionFieldName): boolean {
  const was = solutionPlaces(base, name);
  const { root, entries } = solutionPlaces(placeSolutionFields(own, base), name);
  if (root === undefined || was.root !== undefined) return false;
  return was.entries.length > 0 || (entries.length > 0 && entries.every(({ id }) => id !== root));
}

interface Places {
  root: string | undefined;
  /** The ID of its only attribute. */
  attribute: string | undefined;
}

function placesOf(body: Body, name: SolutionFieldName): Places {
  const { root, entries } = solutionPlaces(body, name);
  return { root, attribute: entries.length === 1 ? entries[0]?.id : undefined };
}

function differ({ root, attribute }: Places): boolean {
  return root !== undefined && attribute !== undefined && root !== attribute;
}

function withBoth(body: Body, name: SolutionFieldName, value: string | undefined): Body {
  const entries = solutionPlaces(body, name).entries.map((entry) => ({ ...entry, id: value ?? entry.id }));
  return withSolutionField(body, name, { root: value, entries });
}

const place = ['details', 'requirements', 'additionalRequirements', 'attributes'];

/**
 * Replaces the paths of role, area and play among the attributes with their property names at the root, and removes
 * duplicates.
 */
export function solutionPaths(paths: readonly (readonly string[])[]): (readonly string[])[] {
  const named = paths.map((path) => {
    const key = place.every((name, index) => path[index] === name) ? path[place.length] : undefined;
    const name = solutionFieldNames.find((each) => isType(key?.split(' ')[0], each));
    return name === undefined ? path : [name];
  });
  const keys = named.map((path) => path.join('/'));
  return named.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
