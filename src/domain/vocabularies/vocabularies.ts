import type { Vocabulary } from '../model/vocabulary';
import { assistanceRequestCode } from './assistanceRequestCode';
import { attributeType } from './attributeType';
import { customerMarketplaceIntent } from './customerMarketplaceIntent';
import { customerProfileType } from './customerProfileType';
import { customerSize } from './customerSize';
import { direction } from './direction';
import { industries } from './industries';
import { partnerRole } from './partnerRole';
import { products } from './products';
import { referralQualification } from './referralQualification';
import { referralStatus } from './referralStatus';
import { referralSubstatus } from './referralSubstatus';
import { referralType } from './referralType';
import { services } from './services';
import { solutions } from './solutions';
import { solutionType } from './solutionType';
import { targetType } from './targetType';

/** Every vocabulary, those of the documentation first and in its order. */
export const vocabularies: readonly Vocabulary[] = [
  referralStatus,
  referralSubstatus,
  referralType,
  referralQualification,
  customerProfileType,
  solutionType,
  targetType,
  products,
  services,
  industries,
  solutions,
  customerSize,
  partnerRole,
  attributeType,
  customerMarketplaceIntent,
  assistanceRequestCode,
  direction,
];
