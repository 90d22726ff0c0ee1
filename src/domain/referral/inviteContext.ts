import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { assistanceRequestCode } from '../vocabularies/assistanceRequestCode';

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

/** What is said when another organization is invited (Referral resources, InviteContext). */
export const inviteContext = resource(
  'InviteContext',
  {
    description: 'What the receiving organization is told when it is invited.',
    source: 'Microsoft Learn, Referral resources, InviteContext',
    mistakes: { invitedByOrganizationId: 'invitedBy' },
  },
  {
    notes: {
      type: 'string',
      documented: 'Notes',
      format: 'multiline',
      mayBeEmpty: true,
      description: 'A note for the organization that is invited.',
    },
    invitedBy: { type: invitedBy, documented: 'InvitedBy', description: 'The organization that sent the referral.' },
    assistanceRequestCode: {
      type: assistanceRequestCode,
      mayBeEmpty: true,
      source: seenInResponses,
      description: 'The kind of help that is asked of Microsoft in a co-sell deal.',
    },
    invitedMpnId: {
      type: 'string',
      format: 'digits',
      mayBeEmpty: true,
      source: seenInResponses,
      description: 'The Partner ID of the organization that is invited.',
    },
  },
);
