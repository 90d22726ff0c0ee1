import { defineRule } from '../defineRule';

export const unknownArea = defineRule({
  code: 'solution.unknown-area',
  severity: 'warning',
  summary: 'No known fiscal year has this solution area.',
  reason:
    'Microsoft renews solution areas each July, and the table of this extension may be behind. So this is a warning, and does not keep a referral from being submitted. The quick fix adds the area to the setting `referrals.taxonomies` of the workspace.',
  wrong: `
    {
      "solutionArea": "Infrastructures and more"
    }`,
  right: `
    {
      "solutionArea": "Infrastructure"
    }`,
  remedy: "Choose the right area, or add this one to the workspace's taxonomy.",
});
