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

const parents = ['details', 'requirements', 'additionalRequirements'] as const;
const all = Object.keys(solutionFields) as SolutionFieldName[];

/**
 * Returns a referral with role, area and play in one of their two places. If both places hold different values, both
 * stay. What is not moved is untouched; with nothing to move it is the same object.
 * @param referral a referral with wire names
 * @param only the fields to move
 */
export function moveSolutionFields(
  referral: JsonObject,
  form: SolutionFieldsForm,
  only: readonly SolutionFieldName[] = all,
): JsonObject {
  const before = attributesOf(referral);
  // Nearly always there is nothing to move: it is looked at before anything is copied.
  if (!only.some((name) => (form === 'root' ? attributeOf(before, name) : textOf(referral[name])) !== undefined))
    return referral;
  const attributes = [...before];
  const root: Record<string, unknown> = { ...referral };
  let moved = false;
  for (const name of only) {
    const index = attributes.findIndex((entry) => isObject(entry) && entry.type === solutionFields[name]);
    const attribute = textOf((attributes[index] as JsonObject | undefined)?.id);
    const value = textOf(root[name]);
    if (attribute !== undefined && value !== undefined && attribute !== value) continue;
    if (form === 'attributes' && value !== undefined) {
      if (attribute === undefined) attributes.push({ type: solutionFields[name], id: value });
      delete root[name];
      moved = true;
    } else if (form === 'root' && attribute !== undefined) {
      root[name] = attribute;
      attributes.splice(index, 1);
      moved = true;
    }
  }
  if (!moved) return referral;
  return attributes.length === 0 && before.length === 0 ? root : withAttributes(root, attributes, parents);
}

/** Returns role, area or play as the attributes of a referral have it; undefined if they do not. */
export function solutionAttribute(referral: JsonObject, name: SolutionFieldName): string | undefined {
  return attributeOf(attributesOf(referral), name);
}

function attributeOf(attributes: readonly unknown[], name: SolutionFieldName): string | undefined {
  const entry = attributes.find((each) => isObject(each) && each.type === solutionFields[name]);
  return textOf((entry as JsonObject | undefined)?.id);
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
