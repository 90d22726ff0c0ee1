import { isObject, type JsonObject } from '../../base/isObject';
import { taxonomies } from '../../domain/taxonomy/taxonomies';
import { partnerRole } from '../../domain/vocabularies/partnerRole';
import { solutions } from '../../domain/vocabularies/solutions';
import type { Note } from '../behavior';
import { getAtPath, isAbsent } from '../jsonValue';
import { type Violation, valueNotAllowed } from './violation';

/** A value and where it is. */
interface Placed {
  readonly path: string;
  readonly value: string;
}

/**
 * Checks what the resource tables do not say about solutions: the partner role among the attributes, and the ids of
 * predefined solutions. Solution areas and plays change every year, so that unknown ones are noted, never refused
 * (docs/service.md, "Solution areas and plays").
 */
export function checkSolutions(body: JsonObject, note: Note): Violation[] {
  noteAreas(body, note);
  return [...checkIds(body), ...checkAttributeRoles(body)];
}

function checkIds(body: JsonObject): Violation[] {
  return entries(getAtPath(body, ['details', 'requirements', 'solutions'])).flatMap(({ entry, index }) => {
    const { type, id } = entry;
    if (type !== 'Category' || typeof id !== 'string' || id === '' || solutions.find(id)) return [];
    return [valueNotAllowed(`details.requirements.solutions[${index}].id`, id, solutions)];
  });
}

function checkAttributeRoles(body: JsonObject): Violation[] {
  return placed(body, 'PartnerRole')
    .filter(({ path, value }) => path !== 'partnerRole' && !partnerRole.find(value))
    .map(({ path, value }) => valueNotAllowed(path, value, partnerRole));
}

function noteAreas(body: JsonObject, note: Note): void {
  const areas = placed(body, 'SolutionArea');
  const plays = placed(body, 'SolutionPlay');
  const [first] = [...areas, ...plays, ...placed(body, 'PartnerRole')];
  if (first) note(`${first.path}: where role, area and play belong is inferred, not documented.`);
  for (const { path, value } of areas)
    if (!taxonomies.some((year) => year.hasArea(value)))
      note(`${path}: "${value}" is of no fiscal year that is known.`);
  for (const { path, value } of plays) {
    if (!taxonomies.some((year) => year.hasPlay(value)))
      note(`${path}: "${value}" is of no fiscal year that is known.`);
    else if (areas.length > 0 && !areas.some((area) => isPlayOf(value, area.value)))
      note(`${path}: "${value}" is not a solution play of "${areas[0]?.value}" in a year that is known.`);
  }
}

function isPlayOf(play: string, area: string): boolean {
  return taxonomies.some((year) => year.allows(area, play));
}

/** Returns the values of a property that may be at the root or among the attributes. */
function placed(body: JsonObject, type: 'PartnerRole' | 'SolutionArea' | 'SolutionPlay'): Placed[] {
  const name = type[0]?.toLowerCase() + type.slice(1);
  const attributes = getAtPath(body, ['details', 'requirements', 'additionalRequirements', 'attributes']);
  const found = [
    { path: name, value: body[name] },
    ...entries(attributes)
      .filter(({ entry }) => entry.type === type)
      .map(({ entry, index }) => ({
        path: `details.requirements.additionalRequirements.attributes[${index}].id`,
        value: entry.id,
      })),
  ];
  return found.filter((entry): entry is Placed => typeof entry.value === 'string' && !isAbsent(entry.value));
}

function entries(list: unknown): { entry: JsonObject; index: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (isObject(entry) ? [{ entry, index }] : []));
}
