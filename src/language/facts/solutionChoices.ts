import { solutionFields } from '../../domain/referral/solutionFields';
import { attributeType } from '../../domain/vocabularies/attributeType';
import type { Found, ReferralView } from './referralView';

/** Role, area or play, as the attribute types call them. */
type SolutionField = (typeof solutionFields)[keyof typeof solutionFields];

/** Role, area and play in one place of a referral. */
export type SolutionChoices = Partial<Record<SolutionField, Found & { value: string }>>;

const fields = Object.entries(solutionFields);
const exact = new Map<string, SolutionField>(fields.map(([, field]) => [field, field]));
const typeNames = new Map(fields.map(([, field]) => [field.toLowerCase(), field]));

/** Result for a referral without any of them in either place. */
export const noChoices: BothChoices = { root: {}, attributes: {} };

interface BothChoices {
  root: SolutionChoices;
  attributes: SolutionChoices;
}

/** Cached result for the last referral. Rules ask about one referral after the other. */
let last: { referral: ReferralView; choices: BothChoices } | undefined;

/**
 * Reads role, area and play from both places: the root's properties and the entries of
 * `details.requirements.additionalRequirements.attributes`.
 */
export function solutionChoices(referral: ReferralView): BothChoices {
  if (last?.referral !== referral) last = { referral, choices: read(referral) };
  return last.choices;
}

function read(referral: ReferralView): BothChoices {
  const root: SolutionChoices = {};
  for (const [name, field] of fields) put(root, field, referral.get(name));
  const attributes: SolutionChoices = {};
  for (const entry of referral.attributes) {
    const type = referral.get('type', entry)?.value;
    const field = typeof type === 'string' ? fieldOf(type) : undefined;
    if (field) put(attributes, field, referral.get('id', entry));
  }
  return isEmpty(root) && isEmpty(attributes) ? noChoices : { root, attributes };
}

/** Returns the field that an attribute type means, in any spelling. */
function fieldOf(type: string): SolutionField | undefined {
  // Most attributes are of another type.
  if (attributeType.has(type)) return exact.get(type);
  return typeNames.get(type.toLowerCase()) ?? typeNames.get(attributeType.find(type)?.toLowerCase() ?? '');
}

function put(choices: SolutionChoices, field: SolutionField, found: Found | undefined): void {
  if (found && typeof found.value === 'string' && found.value !== '') {
    choices[field] ??= found as Found & { value: string };
  }
}

function isEmpty(choices: SolutionChoices): boolean {
  for (const _ in choices) return false;
  return true;
}
