import {
  moveSolutionFields,
  type SolutionFieldName,
  solutionAttribute,
  solutionFields,
} from '../../domain/referral/solutionFields';
import { asObject, wireNames } from './wireNames';

const names = Object.keys(solutionFields) as SolutionFieldName[];

type Body = Readonly<Record<string, unknown>>;

/** Where a referral has its role, area or play; `both` also if the two places say different things. */
export type SolutionPlace = 'root' | 'attributes' | 'both' | 'nowhere';

/**
 * Returns a referral with role, area and play in the places where another one has them (docs/service.md, "Properties"):
 * the two places say the same. What the other one does not have, or has in both places, stays where it is.
 * @param body a referral with wire names
 * @param like a referral in any spelling
 */
export function solutionFieldsLike<T extends Body>(body: T, like: unknown): T {
  const model = asObject(wireNames(like));
  const at = (place: SolutionPlace) => names.filter((name) => solutionPlace(model, name) === place);
  return moveSolutionFields(moveSolutionFields(body, 'root', at('root')), 'attributes', at('attributes')) as T;
}

/** @param body a referral with wire names */
export function solutionPlace(body: Body, name: SolutionFieldName): SolutionPlace {
  const value = body[name];
  const inRoot = typeof value === 'string' && value !== '';
  const inAttributes = solutionAttribute(body, name) !== undefined;
  if (inRoot && inAttributes) return 'both';
  return inRoot ? 'root' : inAttributes ? 'attributes' : 'nowhere';
}
