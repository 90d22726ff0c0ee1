import { defineRule } from '../defineRule';

export const unknownPlay = defineRule({
  code: 'solution.unknown-play',
  severity: 'warning',
  summary: 'No known fiscal year has this solution play.',
  reason:
    'Microsoft renews solution plays each July, and the table of this extension may be behind. So this is a warning, and does not keep a referral from being submitted. The quick fix adds the play to the setting `referrals.taxonomies` of the workspace.',
  wrong: `
    {
      "solutionArea": "Infrastructure",
      "solutionPlay": "Migrate mainframes"
    }`,
  right: `
    {
      "solutionArea": "Infrastructure",
      "solutionPlay": "Migrate Oracle"
    }`,
  remedy: "Choose the right play, or add this one to the workspace's taxonomy.",
});
