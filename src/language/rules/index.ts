import { closedIsFinal } from './closedIsFinal';
import { closedWithoutReason } from './closedWithoutReason';
import { contradictingPlaces } from './contradictingPlaces';
import { coSellIncomplete } from './coSellIncomplete';
import { dateClosingInPast } from './dateClosingInPast';
import { dateInvalid } from './dateInvalid';
import { dateNotUtc } from './dateNotUtc';
import { dateOrder } from './dateOrder';
import { draftPlaceholder } from './draftPlaceholder';
import { duplicateId } from './duplicateId';
import { duplicateReference } from './duplicateReference';
import { duplicateTag } from './duplicateTag';
import { formatCountry } from './formatCountry';
import { formatCurrency } from './formatCurrency';
import { formatDuns } from './formatDuns';
import { formatEmail } from './formatEmail';
import { formatGuid } from './formatGuid';
import { formatLocale } from './formatLocale';
import { formatPartnerId } from './formatPartnerId';
import { invitationExpiring } from './invitationExpiring';
import { missingCurrency } from './missingCurrency';
import { missingETag } from './missingETag';
import { missingProperty } from './missingProperty';
import { missingStatus } from './missingStatus';
import { missingSubstatus } from './missingSubstatus';
import { negativeValue } from './negativeValue';
import { playNotInArea } from './playNotInArea';
import { playWithoutArea } from './playWithoutArea';
import { requirementAttributes } from './requirementAttributes';
import type { Rule } from './rule';
import { sharingContradiction } from './sharingContradiction';
import { solutionIds } from './solutionIds';
import { solutionTypes } from './solutionTypes';
import { solutionValues } from './solutionValues';
import { statusNone } from './statusNone';
import { substatusNotAllowed } from './substatusNotAllowed';
import { thousandsPoint } from './thousandsPoint';
import { tooManyEntries } from './tooManyEntries';
import { transitionNotAllowed } from './transitionNotAllowed';

/** Every rule over several properties. */
export const rules: readonly Rule[] = [
  missingProperty,
  draftPlaceholder,
  solutionIds,
  solutionTypes,
  solutionValues,
  duplicateTag,
  requirementAttributes,
  substatusNotAllowed,
  missingSubstatus,
  missingStatus,
  statusNone,
  transitionNotAllowed,
  closedIsFinal,
  closedWithoutReason,
  playNotInArea,
  playWithoutArea,
  contradictingPlaces,
  dateInvalid,
  dateNotUtc,
  dateOrder,
  dateClosingInPast,
  formatCountry,
  formatCurrency,
  formatEmail,
  formatLocale,
  formatPartnerId,
  formatDuns,
  formatGuid,
  negativeValue,
  thousandsPoint,
  missingCurrency,
  sharingContradiction,
  coSellIncomplete,
  invitationExpiring,
  tooManyEntries,
  missingETag,
  duplicateId,
  duplicateReference,
];
