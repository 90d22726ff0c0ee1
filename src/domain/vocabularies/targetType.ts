import { vocabulary } from '../model/vocabulary';

/** What the id of a target refers to. */
export const targetType = vocabulary('TargetType', 'Microsoft Learn, Referral resources, TargetType', [
  ['None', 'Not said.'],
  [
    'BusinessProfileLocation',
    "A location of the partner's business profile, or `msft` for Microsoft.",
    'Business profile location',
  ],
  ['SolutionProfile', "A solution profile of the partner's own.", 'Solution profile'],
]);
