import { resource, type ValueOf } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { assistanceRequestCode } from '../vocabularies/assistanceRequestCode';
import { invitedBy } from './invitedBy';

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

export type InviteContext = ValueOf<typeof inviteContext>;
