import { solutionFields } from '../../domain/solutionFields';
import type { Found, ReferralView } from './referralView';

/** Role, area or play, as the attribute types call them. */
export type SolutionField = (typeof solutionFields)[keyof typeof solutionFields];

/** Role, area and play as one place of a referral gives them. */
export type SolutionChoices = Partial<Record<SolutionField, Found & { value: string }>>;

const fields = Object.entries(solutionFields);

interface BothChoices {
  root: SolutionChoices;
  attributes: SolutionChoices;
}

/** The rules ask about one referral after the other: the answer for the last one is enough. */
let last: { referral: ReferralView; choices: BothChoices } | undefined;

/**
 * Reads role, area and play from both places (FACTS.md, section 15): the root's properties and the entries of
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
  const list = referral.at('details', 'requirements', 'additionalRequirements', 'attributes');
  for (const entry of referral.items(list)) {
    const type = referral.get('type', entry)?.value;
    const field = fields.find(([, name]) => typeof type === 'string' && name.toLowerCase() === type.toLowerCase());
    if (field) put(attributes, field[1], referral.get('id', entry));
  }
  return { root, attributes };
}

function put(choices: SolutionChoices, field: SolutionField, found: Found | undefined): void {
  if (found && typeof found.value === 'string' && found.value !== '') {
    choices[field] ??= found as Found & { value: string };
  }
}
