import type { OwnTaxonomies } from '../taxonomy/ownTaxonomies';
import { taxonomies } from '../taxonomy/taxonomies';
import { solutionFields } from './solutionFields';

type Json = Readonly<Record<string, unknown>>;

/**
 * Returns the solution areas and plays of a referral that no known fiscal year has.
 * @param referral with wire names
 * @param own the user's own taxonomies
 */
export function unknownNames(referral: Json, own: OwnTaxonomies = {}): string[] {
  const { solutionArea, solutionPlay } = solutionFields;
  const { attributes: list } = object(object(object(referral.details).requirements).additionalRequirements);
  const attributes = Array.isArray(list) ? list.map(object) : [];
  const attribute = (type: string) => attributes.filter((each) => each.type === type).map(({ id }) => id);
  const areas = [referral.solutionArea, ...attribute(solutionArea)];
  const plays = [referral.solutionPlay, ...attribute(solutionPlay)];
  const ownAreas = new Set(Object.values(own).flatMap((table) => Object.keys(table)));
  const ownPlays = new Set(Object.values(own).flatMap((table) => Object.values(table).flat()));
  const isGiven = (name: unknown): name is string => typeof name === 'string' && name.trim() !== '';
  return [
    ...areas
      .filter(isGiven)
      .filter((name) => !ownAreas.has(name) && !taxonomies.some((year) => year.findArea(name) !== undefined)),
    ...plays
      .filter(isGiven)
      .filter((name) => !ownPlays.has(name) && !taxonomies.some((year) => year.findPlay(name) !== undefined)),
  ];
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
