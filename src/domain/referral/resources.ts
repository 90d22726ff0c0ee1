import type { Resource } from '../model/resource';
import { additionalRequirements, requirementAttribute } from './additionalRequirements';
import { consent } from './consent';
import { address, customerId, customerProfile } from './customerProfile';
import { inviteContext, invitedBy } from './inviteContext';
import { contactPreference, member } from './member';
import { referral } from './referral';
import { referralDetails } from './referralDetails';
import { referralRequirements } from './referralRequirements';
import { solutionTag } from './solutionTag';
import { target } from './target';

/** The resources of the documentation, in its order. */
export const resources: readonly Resource[] = [
  referral,
  customerProfile,
  customerId,
  address,
  member,
  contactPreference,
  consent,
  inviteContext,
  invitedBy,
  referralDetails,
  referralRequirements,
  solutionTag,
  target,
  additionalRequirements,
  requirementAttribute,
];
