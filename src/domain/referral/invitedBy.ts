import { resource, type ValueOf } from '../model/resource';

/** Who sent the referral (Referral resources, InvitedBy). */
export const invitedBy = resource(
  'InvitedBy',
  { description: 'The organization that sent the referral.', source: 'Microsoft Learn, Referral resources, InvitedBy' },
  {
    organizationId: {
      type: 'string',
      documented: 'OrganizationID',
      description: 'The ID of the organization that sent the referral; `msft` for Microsoft.',
    },
    organizationName: {
      type: 'string',
      documented: 'OrganizationName',
      description: 'The name of the organization that sent the referral.',
    },
  },
);

export type InvitedBy = ValueOf<typeof invitedBy>;
