import { placeSolutionFields } from '../../domain/referral/placeSolutionFields';
import { type SolutionFieldName, solutionPlaces } from '../../domain/referral/solutionFields';
import { asObject, wireNames } from './wireNames';

type Body = Readonly<Record<string, unknown>>;

/** Where a referral has its role, area or play; `both` also if the two places say different things. */
export type SolutionPlace = 'root' | 'attributes' | 'both' | 'nowhere';

/**
 * Returns a referral with role, area and play in the places where another one has them; see `placeSolutionFields`.
 * @param body a referral with wire names
 * @param like a referral in any spelling
 */
export function solutionFieldsLike<T extends Body>(body: T, like: unknown): T {
  return placeSolutionFields(body, asObject(wireNames(like))) as T;
}

/** @param body a referral with wire names */
export function solutionPlace(body: Body, name: SolutionFieldName): SolutionPlace {
  const { root, entries } = solutionPlaces(body, name);
  if (root !== undefined && entries.length > 0) return 'both';
  return root !== undefined ? 'root' : entries.length > 0 ? 'attributes' : 'nowhere';
}
