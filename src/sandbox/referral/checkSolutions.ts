import { partnerRole } from '../../domain/partnerRole';
import { solutions } from '../../domain/solutions';
import { taxonomies } from '../../domain/taxonomies';
import { isAbsent } from '../isAbsent';
import { isJsonObject, type JsonObject } from '../jsonObject';
import { valueAt } from '../odata/valueAt';
import { valueNotAllowed } from './valueNotAllowed';
import type { Violation } from './violation';

/** A value and where it stands. */
interface Placed {
  readonly path: string;
  readonly value: string;
}

/**
 * Checks what the resource tables do not say about solutions: partner role, solution area and play, at the root and as
 * attributes (FACTS.md, section 15), of any fiscal year that ships; and the ids of predefined solutions.
 */
export function checkSolutions(body: JsonObject): Violation[] {
  return [...checkIds(body), ...checkAttributeRoles(body), ...checkAreas(body)];
}

function checkIds(body: JsonObject): Violation[] {
  return entries(valueAt(body, ['details', 'requirements', 'solutions'])).flatMap(({ entry, index }) => {
    const { type, id } = entry;
    if (type !== 'Category' || typeof id !== 'string' || id === '' || solutions.has(id)) return [];
    return [valueNotAllowed(`details.requirements.solutions[${index}].id`, id, solutions)];
  });
}

function checkAttributeRoles(body: JsonObject): Violation[] {
  return placed(body, 'PartnerRole')
    .filter(({ path, value }) => path !== 'partnerRole' && !partnerRole.has(value))
    .map(({ path, value }) => valueNotAllowed(path, value, partnerRole));
}

function checkAreas(body: JsonObject): Violation[] {
  const areas = placed(body, 'SolutionArea');
  const plays = placed(body, 'SolutionPlay');
  const unknown = [
    ...areas.filter(({ value }) => !taxonomies.some((year) => year.hasArea(value))),
    ...plays.filter(({ value }) => !taxonomies.some((year) => year.hasPlay(value))),
  ].map(({ path, value }) => ({
    path,
    code: 'valueNotAllowed',
    message: `"${value}" is no solution ${areas.some((area) => area.path === path) ? 'area' : 'play'} of a known fiscal year.`,
  }));
  if (unknown.length > 0 || areas.length === 0) return unknown;
  return plays
    .filter(({ value }) => !areas.some((area) => taxonomies.some((year) => year.playsOf(area.value).includes(value))))
    .map(({ path, value }) => ({
      path,
      code: 'playNotInArea',
      message: `"${value}" is not a solution play of "${areas[0]?.value}".`,
    }));
}

/** The values of a property that may stand at the root or among the attributes. */
function placed(body: JsonObject, type: 'PartnerRole' | 'SolutionArea' | 'SolutionPlay'): Placed[] {
  const name = type[0]?.toLowerCase() + type.slice(1);
  const attributes = valueAt(body, ['details', 'requirements', 'additionalRequirements', 'attributes']);
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
  return list.flatMap((entry: unknown, index) => (isJsonObject(entry) ? [{ entry, index }] : []));
}
