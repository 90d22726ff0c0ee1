import { isObject, type JsonObject } from '../../base/isObject';

/** The two places of role, area and play: property of the root → type of an attribute. */
export const solutionFields = {
  partnerRole: 'PartnerRole',
  solutionArea: 'SolutionArea',
  solutionPlay: 'SolutionPlay',
} as const;

/** The name of one of them at the root. */
export type SolutionFieldName = keyof typeof solutionFields;

/** Where they are sent: at the root, or as attributes of `details.requirements.additionalRequirements`. */
export type SolutionFieldsForm = 'root' | 'attributes';

/** All names of them at the root. */
export const solutionFieldNames = Object.keys(solutionFields) as SolutionFieldName[];

/** What a referral has of one of them. */
export interface SolutionPlaces {
  /** The value at the root; undefined if it is empty or not text. */
  readonly root: string | undefined;
  /** The attributes of its type with an ID. A service may have several, and more properties in each. */
  readonly entries: readonly SolutionEntry[];
}

/** An attribute that has role, area or play as its ID. */
export type SolutionEntry = JsonObject & { readonly id: string };

const parents = ['details', 'requirements', 'additionalRequirements'] as const;

/**
 * Returns a referral with role, area and play in one of their two places. If both places hold different values, both
 * stay, and so do several attributes of one type. What is not moved is untouched; with nothing to move it is the same
 * object.
 * @param referral a referral with wire names
 * @param only the fields to move
 */
export function moveSolutionFields(
  referral: JsonObject,
  form: SolutionFieldsForm,
  only: readonly SolutionFieldName[] = solutionFieldNames,
): JsonObject {
  return only.reduce((value, name) => {
    const { root, entries } = solutionPlaces(value, name);
    if (form === 'attributes') {
      if (root === undefined) return value;
      if (entries.some(({ id }) => id === root)) return withSolutionField(value, name, { root: undefined, entries });
      if (entries.length > 0) return value;
      return withSolutionField(value, name, { root: undefined, entries: [{ type: solutionFields[name], id: root }] });
    }
    const [only] = entries;
    if (!only || entries.length > 1 || (root !== undefined && root !== only.id)) return value;
    return withSolutionField(value, name, { root: only.id, entries: [] });
  }, referral);
}

/** Returns what a referral has of role, area or play. Types of attributes are compared without regard to case. */
export function solutionPlaces(referral: JsonObject, name: SolutionFieldName): SolutionPlaces {
  return {
    root: textOf(referral[name]),
    entries: attributesOf(referral).filter((entry): entry is SolutionEntry => isEntryOf(entry, name)),
  };
}

/**
 * Returns a referral with what it shall have of role, area or play. Attributes take the places of those before them; more
 * of them come after the others.
 * @param referral a referral with wire names
 */
export function withSolutionField(
  referral: JsonObject,
  name: SolutionFieldName,
  { root, entries }: SolutionPlaces,
): JsonObject {
  const { [name]: own, ...rest } = referral;
  const value = root !== undefined ? { ...referral, [name]: root } : textOf(own) === undefined ? referral : rest;
  const before = attributesOf(referral);
  const left = [...entries];
  const kept = before.flatMap((entry) => (isEntryOf(entry, name) ? left.splice(0, 1) : [entry]));
  const attributes = [...kept, ...left];
  return before.length === 0 && attributes.length === 0 ? value : withAttributes(value, attributes, parents);
}

/** Returns a referral with its attributes in the order that their types have in another one. */
export function withAttributesLike(referral: JsonObject, like: JsonObject): JsonObject {
  const order = attributesOf(like).map(typeOf);
  const rank = (entry: unknown): number => {
    const index = order.indexOf(typeOf(entry));
    return index < 0 ? order.length : index;
  };
  const attributes = attributesOf(referral);
  const sorted = attributes.toSorted((a, b) => rank(a) - rank(b));
  return sorted.every((entry, index) => entry === attributes[index])
    ? referral
    : withAttributes(referral, sorted, parents);
}

function typeOf(entry: unknown): string {
  return isObject(entry) && typeof entry.type === 'string' ? entry.type.toLowerCase() : '';
}

function isEntryOf(entry: unknown, name: SolutionFieldName): boolean {
  return isObject(entry) && textOf(entry.id) !== undefined && typeOf(entry) === name.toLowerCase();
}

function attributesOf(referral: JsonObject): readonly unknown[] {
  let owner: unknown = referral;
  for (const name of parents) owner = isObject(owner) ? owner[name] : undefined;
  return isObject(owner) && Array.isArray(owner.attributes) ? owner.attributes : [];
}

/** Puts the list in its place; objects that would be left empty are taken out. */
function withAttributes(owner: JsonObject, attributes: readonly unknown[], path: readonly string[]): JsonObject {
  const [name, ...rest] = path;
  const key = name ?? 'attributes';
  const inner = owner[key];
  const value = name === undefined ? attributes : withAttributes(isObject(inner) ? inner : {}, attributes, rest);
  const { [key]: _, ...others } = owner;
  return Object.keys(value).length === 0 ? others : { ...owner, [key]: value };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
