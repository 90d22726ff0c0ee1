import { isObject, type JsonObject, setAt, valueAt } from './json';
import type { Knobs } from './knobs';

const names = { partnerRole: 'PartnerRole', solutionArea: 'SolutionArea', solutionPlay: 'SolutionPlay' } as const;
const place = '/details/requirements/additionalRequirements/attributes';

/**
 * Brings role, area and play into the one form that the service has.
 * The other form is moved there or dropped; what the service's own form says wins.
 */
export function settleSolutionFields(referral: JsonObject, knobs: Knobs): void {
  if (knobs.solutionFields === 'asSent') return;
  const found = valueAt(referral, place);
  const attributes = Array.isArray(found) ? found.filter(isObject) : [];
  for (const [name, type] of Object.entries(names)) {
    const root = referral[name];
    const isType = (entry: JsonObject): boolean => String(entry.type).toLowerCase() === type.toLowerCase();
    const attribute = attributes.find(isType)?.id;
    if (knobs.solutionFields === 'attributes') {
      delete referral[name];
      if (attribute === undefined && root !== undefined && root !== null && knobs.otherForm === 'moved')
        attributes.push({ type, id: root });
    } else {
      if (root === undefined && attribute !== undefined && knobs.otherForm === 'moved') referral[name] = attribute;
      const index = attributes.findIndex(isType);
      if (index >= 0) attributes.splice(index, 1);
    }
  }
  if (attributes.length > 0 || Array.isArray(found)) setAt(referral, place, attributes);
}
