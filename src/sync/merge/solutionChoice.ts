import { isObject } from '../../base/isObject';
import { isResource } from '../../domain/model/isResource';
import type { PropertyType } from '../../domain/model/resource';
import { asObject } from '../referral/asObject';

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
    const [first, ...others] = [...own, ...values];
    if (first !== undefined) chosen[name] = first;
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
