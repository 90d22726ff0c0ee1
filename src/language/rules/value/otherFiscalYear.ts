import { defineRule } from '../defineRule';

export const otherFiscalYear = defineRule({
  code: 'value.other-fiscal-year',
  severity: 'warning',
  summary: 'The solution area or play belongs to another fiscal year than the chosen taxonomy.',
  reason:
    'Microsoft renews solution areas and plays each July and asks callers of the API to send those of the current year. By default, the names of any known year are right, as long as one year has both area and play. This rule speaks if you choose a year with the setting `referrals.taxonomy` or `--taxonomy`, here FY25. Further years can be added by `referrals.taxonomies`.',
  wrong: `
    {
      "solutionArea": "AI Business Solutions"
    }`,
  right: `
    {
      "solutionArea": "Business Applications"
    }`,
  remedy: 'Choose an area or play of the chosen year, or choose the other year.',
  exampleHost: { taxonomy: 'FY25' },
});
