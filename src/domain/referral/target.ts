import { resource } from '../model/resource';
import { targetType } from '../vocabularies/targetType';

/** The solution or partner that the referral is for (Referral resources, Target). */
export const target = resource(
  'Target',
  {
    description: 'The profile or solution that the referral is for.',
    source: 'Microsoft Learn, Referral resources, Target',
  },
  {
    id: {
      type: 'string',
      documented: 'ID',
      description:
        'The ID of the target: a location of a business profile, a solution such as `SOL-12345-ABC`, or `msft`.',
    },
    type: {
      type: targetType,
      documented: 'Type',
      documentedType: 'ReferralTargetType',
      description: 'What the ID refers to.',
    },
  },
);
