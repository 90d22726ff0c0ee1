import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';

/** Ids of the referral in Microsoft's own systems; set by the service. */
export const trackingInfo = resource(
  'TrackingInfo',
  { description: "IDs of the referral in Microsoft's own systems.", source: seenInResponses },
  {
    microsoftMsxId: { type: 'string', readOnly: true, description: 'The ID in MSX.' },
    microsoftUSFedOpportunityId: {
      type: 'string',
      readOnly: true,
      description: 'The ID of the US federal opportunity.',
    },
    microsoftUSFedLeadId: { type: 'string', readOnly: true, description: 'The ID of the US federal lead.' },
    migratedPSCDealId: { type: 'string', readOnly: true, description: 'The ID of the deal before it was migrated.' },
    migratedPSCPartnerDealId: {
      type: 'string',
      readOnly: true,
      description: "The ID of the partner's deal before it was migrated.",
    },
  },
);
