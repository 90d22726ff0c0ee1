import { isObject, type JsonObject, mapStrings, setAt, valueAt } from './json';
import type { Knobs } from './knobs';

/** Root properties that only the service sets. What a client sends for them has no effect. */
export const serverOwned: readonly string[] = [
  'id',
  'eTag',
  'organizationId',
  'organizationName',
  'createdDateTime',
  'updatedDateTime',
  'acceptedDateTime',
  'expirationDateTime',
  'closedDateTime',
  'direction',
  'links',
  'quality',
  'isSpam',
  'trackingInfo',
  'registrationStatus',
  '@odata.context',
];

const optional = ['externalReferenceId', 'statusReason', 'campaignId', 'inviteContext', 'mpnId', 'salesStage'];

/** Writes the values of a referral the way the service keeps them. Changes the given object. */
export function normalize(referral: JsonObject, knobs: Knobs): void {
  const form = (text: string): string => {
    let result = knobs.trims ? text.trim() : text;
    if (knobs.escapesHtml) result = result.replace(/&(?!amp;|lt;|gt;)/g, '&amp;').replaceAll('<', '&lt;');
    if (knobs.escapesAgain) result = escaped(result);
    return result;
  };
  for (const [name, value] of Object.entries(referral)) {
    if (!serverOwned.includes(name)) referral[name] = mapStrings(value, form);
  }
  const customer = referral.customerProfile;
  if (knobs.renamesCustomers && isObject(customer) && typeof customer.name === 'string')
    customer.name = customer.name.toUpperCase();
  const value = valueAt(referral, '/details/dealValue');
  if (typeof value === 'string' && value.trim() !== '') setAt(referral, '/details/dealValue', Number(value));
  const closing = valueAt(referral, '/details/closingDateTime');
  if (typeof closing === 'string') setAt(referral, '/details/closingDateTime', date(closing, knobs.dates));
  if (knobs.nulls) for (const name of optional) referral[name] ??= null;
  settleSolutionFields(referral, knobs);
  for (const [pointer, replacement] of Object.entries(knobs.replaces)) setAt(referral, pointer, replacement);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;');
}

/** Returns an answer, or a list of them, with the texts escaped that clients set. */
export function withEscapes(body: JsonObject): JsonObject {
  if (Array.isArray(body.value))
    return { ...body, value: body.value.map((row) => (isObject(row) ? withEscapes(row) : row)) };
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    serverOwned.includes(name) ? value : mapStrings(value, escaped),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function date(text: string, form: Knobs['dates']): string {
  const time = Date.parse(text);
  if (form === 'kept' || Number.isNaN(time)) return text;
  const whole = new Date(time).toISOString().slice(0, 19);
  return form === 'offset' ? `${whole}+00:00` : `${whole}.0000000Z`;
}

/** Returns a version with properties and values that no documentation has. */
export function withExtras(referral: JsonObject): JsonObject {
  const team = Array.isArray(referral.team) ? referral.team : [];
  return {
    ...referral,
    partnerTier: { level: 'Platinum', since: [2019, { month: 7 }] },
    quality: 'Glowing',
    dealSensitivity: 'Embargoed',
    salesStage: referral.salesStage ?? 'Contemplate',
    team: team.map((entry) => (isObject(entry) ? { emailValidationStatus: 'Maybe', ...entry } : entry)),
  };
}

const names = { partnerRole: 'PartnerRole', solutionArea: 'SolutionArea', solutionPlay: 'SolutionPlay' } as const;
const place = '/details/requirements/additionalRequirements/attributes';

/** Returns the attributes that the service makes of a value at the root. */
function madeOf(name: string, type: string, id: string, knobs: Knobs): JsonObject[] {
  const spelled = knobs.attributeTypes === 'camelCase' ? name : type;
  const ids = knobs.secondAttributes && name !== 'partnerRole' ? [id, `${id} (second)`] : [id];
  return ids.map((each) => ({
    type: spelled,
    id: each,
    ...(knobs.attributeExtras && { name: `Name of ${each}`, confidence: 0.93 }),
  }));
}

/**
 * Brings role, area and play into the one form that the service has.
 * The other form is moved there or dropped; what the service's own form says wins.
 */
function settleSolutionFields(referral: JsonObject, knobs: Knobs): void {
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
        attributes.push(...madeOf(name, type, String(root), knobs));
    } else {
      if (root === undefined && attribute !== undefined && knobs.otherForm === 'moved') referral[name] = attribute;
      const index = attributes.findIndex(isType);
      if (index >= 0) attributes.splice(index, 1);
    }
  }
  if (attributes.length > 0 || Array.isArray(found)) setAt(referral, place, attributes);
}
