/** The two places of role, area and play: property of the root → type of an attribute. */
export const solutionFields = {
  partnerRole: 'PartnerRole',
  solutionArea: 'SolutionArea',
  solutionPlay: 'SolutionPlay',
} as const;

/** The name of one of them at the root. */
export type SolutionFieldName = keyof typeof solutionFields;

/** Where they are sent: at the root, or as attributes of `details.requirements.additionalRequirements`. */
export type SolutionFieldsForm = 'root' | 'attributes';
