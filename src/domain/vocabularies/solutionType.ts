import { vocabulary } from '../model/vocabulary';

/** What the id of a solution refers to. */
export const solutionType = vocabulary('SolutionType', 'Microsoft Learn, Referral resources, SolutionType', [
  ['None', 'Not said.'],
  ['Category', 'The ID is one of the predefined solution names.'],
  ['Name', "The ID refers to a solution of Microsoft's catalog, such as SOL-12345-ABC."],
]);
