import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { isResource, type PropertyType } from '../../domain/model/resource';
import {
  moveSolutionFields,
  type SolutionFieldName,
  solutionAttribute,
  solutionFields,
} from '../../domain/referral/solutionFields';
import { asObject, wireNames } from '../referral/wireNames';

const types = { solutionArea: 'SolutionArea', solutionPlay: 'SolutionPlay' } as const;

/**
 * Solution area and play of a referral, which count together, from both of their places. Properties of the root are
 * named like there; a different value among the attributes is named by its type.
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

const names = Object.keys(solutionFields) as SolutionFieldName[];

/**
 * Makes role, area and play of a referral agree in both of their places: if the user changed only one place, the other
 * one follows. A difference that the earlier version already has stays.
 * @param mine the file's version
 * @param from the version that it comes from; both with wire names
 */
export function agreeSolutionFields(mine: Body, from: Body): Body {
  return names.reduce((value, name) => {
    const own = placesOf(value, name);
    const was = placesOf(from, name);
    if (!differ(own) || differ(was)) return value;
    const before = was.root ?? was.attribute;
    if (own.root === before) return withBoth(value, name, own.attribute);
    return own.attribute === before ? withBoth(value, name, own.root) : value;
  }, mine);
}

/**
 * Says which of role, area and play has two different new values, because it is unknown which one counts. Undefined if
 * none has.
 * @param mine the referral in the file, in any spelling
 * @param from the version that it comes from; empty for a new referral
 */
export function contradictionText(mine: unknown, from: unknown): string | undefined {
  const base = asObject(wireNames(from));
  const own = agreeSolutionFields(asObject(wireNames(mine)), base);
  const name = names.find((each) => differ(placesOf(own, each)) && !differ(placesOf(base, each)));
  if (name === undefined) return undefined;
  const { root = '', attribute = '' } = placesOf(own, name);
  return t(
    'Nothing was sent: {0} is "{1}", but the attribute {2} is "{3}". Make them the same, or remove one.',
    ...[name, root, solutionFields[name], attribute],
  );
}

interface Places {
  root: string | undefined;
  attribute: string | undefined;
}

function placesOf(body: Body, name: SolutionFieldName): Places {
  const root = body[name];
  return { root: typeof root === 'string' && root !== '' ? root : undefined, attribute: solutionAttribute(body, name) };
}

function differ({ root, attribute }: Places): boolean {
  return root !== undefined && attribute !== undefined && root !== attribute;
}

function withBoth(body: Body, name: SolutionFieldName, value: unknown): Body {
  const { [name]: _, ...rest } = body;
  const inRoot = moveSolutionFields(rest, 'root', [name]);
  return { ...moveSolutionFields({ ...inRoot, [name]: value }, 'attributes', [name]), [name]: value };
}
