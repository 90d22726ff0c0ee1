import type { Resource } from '../model/resource';
import { additionalRequirements } from './additionalRequirements';
import { address } from './address';
import { consent } from './consent';
import { contactPreference } from './contactPreference';
import { customerId } from './customerId';
import { customerProfile } from './customerProfile';
import { inviteContext } from './inviteContext';
import { invitedBy } from './invitedBy';
import { member } from './member';
import { referral } from './referral';
import { referralDetails } from './referralDetails';
import { referralRequirements } from './referralRequirements';
import { requirementAttribute } from './requirementAttribute';
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
