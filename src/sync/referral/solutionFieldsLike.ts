import { placeSolutionFields } from '../../domain/referral/placeSolutionFields';
import { type SolutionFieldName, solutionPlaces } from '../../domain/referral/solutionFields';
import { asObject, wireNames } from './wireNames';

type Body = Readonly<Record<string, unknown>>;

/** The place of a role, area or play in a referral. `both` even if the two values differ. */
type SolutionPlace = 'root' | 'attributes' | 'both' | 'nowhere';

/**
 * Moves role, area and play of a referral to the places that another one uses; see `placeSolutionFields`.
 * @param body a referral with wire names
 * @param like a referral in any spelling
 */
export function solutionFieldsLike<T extends Body>(body: T, like: unknown): T {
  return placeSolutionFields(body, asObject(wireNames(like))) as T;
}

/** Returns the place of a role, area or play. @param body a referral with wire names */
export function solutionPlace(body: Body, name: SolutionFieldName): SolutionPlace {
  const { root, entries } = solutionPlaces(body, name);
  if (root !== undefined && entries.length > 0) return 'both';
  return root !== undefined ? 'root' : entries.length > 0 ? 'attributes' : 'nowhere';
}
