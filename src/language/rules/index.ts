import { sharingContradiction } from './consent/sharingContradiction';
import { dateClosingInPast } from './date/dateClosingInPast';
import { dateInvalid } from './date/dateInvalid';
import { dateNotUtc } from './date/dateNotUtc';
import { dateOrder } from './date/dateOrder';
import { draftPlaceholder } from './draft/draftPlaceholder';
import { coSellIncomplete } from './engagement/coSellIncomplete';
import { invitationExpiring } from './engagement/invitationExpiring';
import { tooManyEntries } from './engagement/tooManyEntries';
import { formatCountry } from './format/formatCountry';
import { formatCurrency } from './format/formatCurrency';
import { formatDuns } from './format/formatDuns';
import { formatEmail } from './format/formatEmail';
import { formatGuid } from './format/formatGuid';
import { formatLocale } from './format/formatLocale';
import { formatPartnerId } from './format/formatPartnerId';
import { duplicateId } from './identity/duplicateId';
import { duplicateReference } from './identity/duplicateReference';
import { missingETag } from './identity/missingETag';
import { missingCurrency } from './money/missingCurrency';
import { negativeValue } from './money/negativeValue';
import { thousandsPoint } from './money/thousandsPoint';
import type { Rule } from './rule';
import { missingProperty } from './shape/missingProperty';
import { solutionTypes } from './shape/solutionTypes';
import { contradictingPlaces } from './solution/contradictingPlaces';
import { playNotInArea } from './solution/playNotInArea';
import { playWithoutArea } from './solution/playWithoutArea';
import { solutionValues } from './solution/solutionValues';
import { closedIsFinal } from './status/closedIsFinal';
import { closedWithoutReason } from './status/closedWithoutReason';
import { missingStatus } from './status/missingStatus';
import { missingSubstatus } from './status/missingSubstatus';
import { statusNone } from './status/statusNone';
import { substatusNotAllowed } from './status/substatusNotAllowed';
import { transitionNotAllowed } from './status/transitionNotAllowed';
import { duplicateTag } from './value/duplicateTag';
import { requirementAttributes } from './value/requirementAttributes';
import { solutionIds } from './value/solutionIds';

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
