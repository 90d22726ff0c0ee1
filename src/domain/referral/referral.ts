import { resource } from '../model/resource';
import { createAReferral, seenInResponses } from '../model/sources';
import { direction } from '../vocabularies/direction';
import { partnerRole } from '../vocabularies/partnerRole';
import { referralQualification } from '../vocabularies/referralQualification';
import { referralStatus } from '../vocabularies/referralStatus';
import { referralSubstatus } from '../vocabularies/referralSubstatus';
import { referralType } from '../vocabularies/referralType';
import { consent } from './consent';
import { customerProfile } from './customerProfile';
import { inviteContext } from './inviteContext';
import { member } from './member';
import { referralDetails } from './referralDetails';
import { referralLinks } from './referralLinks';
import { registration } from './registration';
import { target } from './target';
import { trackingInfo } from './trackingInfo';

const utc = 'string in UTC date time format';
const coSell = createAReferral;

/** A referral (Referral resources, Referral). */
export const referral = resource(
  'Referral',
  {
    description: 'A sales lead or deal between a customer, partners and Microsoft.',
    source: 'Microsoft Learn, Referral resources, Referral',
    mistakes: {
      statusDetail: 'substatus',
      subStatusDetail: 'substatus',
      dealType: 'type',
      customer: 'customerProfile',
      externalId: 'externalReferenceId',
      contacts: 'team',
      members: 'team',
      teamMembers: 'team',
      dealName: 'name',
      opportunityName: 'name',
      targets: 'target',
      partnerId: 'mpnId',
      reason: 'statusReason',
      createdAt: 'createdDateTime',
      createdOn: 'createdDateTime',
      updatedAt: 'updatedDateTime',
      modifiedOn: 'updatedDateTime',
      lastModifiedDateTime: 'updatedDateTime',
    },
  },
  {
    $schema: {
      type: 'string',
      readOnly: true,
      source: 'Seen in files for other editors',
      description: 'The address of the JSON Schema of this file, for other editors. It is never sent.',
    },
    id: {
      type: 'string',
      documented: 'ID',
      format: 'guid',
      readOnly: true,
      description: 'The ID of this referral. A file without one is created on submit, a file with one is updated.',
    },
    engagementId: {
      type: 'string',
      documented: 'EngagementID',
      format: 'guid',
      description:
        'The engagement that this referral belongs to; several referrals can share one. Left out on create, unless the referral joins an engagement.',
    },
    name: { type: 'string', documented: 'Name', description: 'The name of the referral.' },
    externalReferenceId: {
      type: 'string',
      documented: 'ExternalReferenceID',
      mayBeEmpty: true,
      description: 'An ID of your own for the referral, such as the one of the opportunity in your CRM.',
    },
    createdDateTime: {
      type: 'string',
      documented: 'CreatedDateTime',
      documentedType: utc,
      format: 'dateTime',
      readOnly: true,
      description: 'When the referral was created.',
    },
    updatedDateTime: {
      type: 'string',
      documented: 'UpdatedDateTime',
      documentedType: utc,
      format: 'dateTime',
      readOnly: true,
      description: 'When the referral was last changed.',
    },
    expirationDateTime: {
      type: 'string',
      documented: 'ExpirationDateTime',
      documentedType: utc,
      format: 'dateTime',
      readOnly: true,
      description: 'When the referral expires; an invitation has 14 days.',
    },
    acceptedDateTime: {
      type: 'string',
      documented: 'AcceptedDateTime',
      documentedType: utc,
      format: 'dateTime',
      readOnly: true,
      description: 'When the partner accepted the referral; for one that you created, the moment of creation.',
    },
    status: {
      type: referralStatus,
      documented: 'Status',
      description: 'The state of the referral: New, Active or Closed. Change it together with `substatus`.',
    },
    substatus: {
      type: referralSubstatus,
      documented: 'Substatus',
      description: 'The finer state within the status, or how a closed referral ended.',
    },
    statusReason: {
      type: 'string',
      documented: 'StatusReason',
      description: 'Why the status is what it is, in your own words; for instance why the referral was lost.',
    },
    type: {
      type: referralType,
      documented: 'ReferralType',
      required: true,
      description: 'Whether all parties work on the deal together (Shared) or the partner alone (Independent).',
    },
    qualification: {
      type: referralQualification,
      documented: 'Qualification',
      description: 'How the referral came about, as a measure of its quality.',
    },
    customerProfile: {
      type: customerProfile,
      documented: 'CustomerProfile',
      required: true,
      description: 'The customer: organization, address and contacts.',
    },
    consent: {
      type: consent,
      documented: 'Consent',
      required: true,
      description: 'What may be shared with other organizations, and who may be contacted.',
    },
    details: {
      type: referralDetails,
      documented: 'Details',
      required: true,
      description: 'The deal: notes, value, currency, closing date and requirements.',
    },
    team: {
      type: member,
      list: true,
      documented: 'Team',
      description: 'The people of the organizations that work on the deal.',
    },
    inviteContext: {
      type: inviteContext,
      documented: 'InviteContext',
      description: 'What another organization is told when it is invited.',
    },
    eTag: {
      type: 'string',
      documented: 'ETag',
      readOnly: true,
      description:
        'The version of the referral at the service, inner quotes included; an update is refused when it is not the current one.',
    },
    target: {
      type: target,
      list: true,
      documented: 'Target',
      documentedType: 'ReferralTarget',
      description: 'The profiles or solutions that the referral is for.',
    },
    mpnId: {
      type: 'string',
      documented: 'MpnId',
      documentedType: 'numeric string',
      format: 'digits',
      description: 'The Partner ID of the partner: digits, as a string.',
    },
    partnerRole: {
      type: partnerRole,
      documented: 'PartnerRole',
      mayBeEmpty: true,
      source: coSell,
      description: 'What the partner does; needed for services co-sell.',
    },
    solutionArea: {
      type: 'string',
      documented: 'SolutionArea',
      mayBeEmpty: true,
      source: coSell,
      description: 'The solution area of the deal, of the chosen fiscal year; needed for services co-sell.',
    },
    solutionPlay: {
      type: 'string',
      documented: 'SolutionPlay',
      mayBeEmpty: true,
      source: coSell,
      description: 'The solution play of the deal, one of its solution area; needed for services co-sell.',
    },
    customerMarketplaceIntent: {
      type: 'any',
      documented: 'CustomerMarketplaceIntent',
      source: createAReferral,
      description: 'Whether the customer plans to buy through the marketplace; usually sent as an attribute.',
    },
    organizationId: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'The organization that holds this referral; `msft` for Microsoft.',
    },
    organizationName: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'The name of that organization.',
    },
    direction: {
      type: direction,
      readOnly: true,
      mayBeEmpty: true,
      source: seenInResponses,
      description: 'Whether the referral was received or sent.',
    },
    links: {
      type: referralLinks,
      readOnly: true,
      source: seenInResponses,
      description: 'Links of the service to this and related referrals.',
    },
    '@odata.context': {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'Metadata of the service.',
    },
    '@odata.etag': {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'The version, as OData has it.',
    },
    referralSource: {
      type: 'string',
      documented: 'ReferralSource',
      readOnly: true,
      source: seenInResponses,
      description: 'Where the referral came from.',
    },
    callToAction: {
      type: 'string',
      documented: 'CallToAction',
      readOnly: true,
      source: seenInResponses,
      description: 'What the customer clicked, for leads of the marketplace.',
    },
    favorite: {
      type: 'boolean',
      source: seenInResponses,
      description: 'Whether you marked the referral as a favorite.',
    },
    campaignId: { type: 'string', mayBeEmpty: true, source: seenInResponses, description: 'The marketing campaign.' },
    salesStage: { type: 'string', mayBeEmpty: true, source: seenInResponses, description: 'The stage of the sale.' },
    quality: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'What the service thinks of the lead.',
    },
    isSpam: {
      type: 'boolean',
      readOnly: true,
      source: seenInResponses,
      description: 'Whether the service considers it spam.',
    },
    tags: { type: 'string', list: true, source: seenInResponses, description: 'Free tags.' },
    closedDateTime: {
      type: 'string',
      format: 'dateTime',
      readOnly: true,
      source: seenInResponses,
      description: 'When the referral was closed.',
    },
    registrationStatus: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'The state of the deal registration.',
    },
    registrations: {
      type: registration,
      list: true,
      source: seenInResponses,
      description: 'Registrations of the deal.',
    },
    trackingInfo: {
      type: trackingInfo,
      readOnly: true,
      source: seenInResponses,
      description: "IDs in Microsoft's own systems.",
    },
    referralProgram: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'The program of the referral.',
    },
    lastModifiedVia: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'How it was last changed.',
    },
    lastRunId: { type: 'any', readOnly: true, source: seenInResponses, description: 'The last run that touched it.' },
    createdVia: { type: 'string', readOnly: true, source: seenInResponses, description: 'How it was created.' },
    dealSensitivity: {
      type: 'string',
      readOnly: true,
      source: seenInResponses,
      description: 'How sensitive the deal is.',
    },
  },
);
