import type { Found, ReferralView } from './referralView';

/** The fields that FACTS.md, section 15 accepts in two places, as the attribute types call them. */
export type SolutionField = 'PartnerRole' | 'SolutionArea' | 'SolutionPlay';

/** Role, area and play as one place of a referral gives them. */
export type SolutionChoices = Partial<Record<SolutionField, Found & { value: string }>>;

const rootNames: Record<SolutionField, string> = {
  PartnerRole: 'partnerRole',
  SolutionArea: 'solutionArea',
  SolutionPlay: 'solutionPlay',
};

const fields = Object.keys(rootNames) as SolutionField[];

/**
 * Reads role, area and play from both places (FACTS.md, section 15): the root's properties and the entries of
 * `details.requirements.additionalRequirements.attributes`.
 */
export function solutionChoices(referral: ReferralView): { root: SolutionChoices; attributes: SolutionChoices } {
  const root: SolutionChoices = {};
  for (const field of fields) put(root, field, referral.get(rootNames[field]));
  const attributes: SolutionChoices = {};
  const list = referral.at('details', 'requirements', 'additionalRequirements', 'attributes');
  for (const entry of referral.items(list)) {
    const type = referral.get('type', entry)?.value;
    const field = fields.find((name) => typeof type === 'string' && name.toLowerCase() === type.toLowerCase());
    if (field) put(attributes, field, referral.get('id', entry));
  }
  return { root, attributes };
}

function put(choices: SolutionChoices, field: SolutionField, found: Found | undefined): void {
  if (found && typeof found.value === 'string' && found.value !== '') {
    choices[field] ??= { value: found.value, path: found.path };
  }
}
