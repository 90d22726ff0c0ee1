import type { Severity } from '../types';
import { sharingContradiction } from './consent/sharingContradiction';
import { dateClosingInPast } from './date/dateClosingInPast';
import { dateInvalid } from './date/dateInvalid';
import { dateNotUtc } from './date/dateNotUtc';
import { dateOrder } from './date/dateOrder';
import type { CheckingRule, Rule } from './defineRule';
import { limit } from './document/limit';
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
import { outOfRange } from './money/outOfRange';
import { precision } from './money/precision';
import { thousandsPoint } from './money/thousandsPoint';
import { documentedSpelling } from './shape/documentedSpelling';
import { missingProperty } from './shape/missingProperty';
import { notAReferral } from './shape/notAReferral';
import { unknownProperty } from './shape/unknownProperty';
import { wrongType } from './shape/wrongType';
import { contradictingPlaces } from './solution/contradictingPlaces';
import { playNotInArea } from './solution/playNotInArea';
import { playWithoutArea } from './solution/playWithoutArea';
import { unknownArea } from './solution/unknownArea';
import { unknownPlay } from './solution/unknownPlay';
import { closedIsFinal } from './status/closedIsFinal';
import { closedWithoutReason } from './status/closedWithoutReason';
import { missingStatus } from './status/missingStatus';
import { missingSubstatus } from './status/missingSubstatus';
import { statusNone } from './status/statusNone';
import { substatusNotAllowed } from './status/substatusNotAllowed';
import { transitionNotAllowed } from './status/transitionNotAllowed';
import { duplicateProperty } from './syntax/duplicateProperty';
import { invalidJson } from './syntax/invalidJson';
import { tooDeep } from './syntax/tooDeep';
import { casing } from './value/casing';
import { duplicate } from './value/duplicate';
import { htmlEscape } from './value/htmlEscape';
import { otherFiscalYear } from './value/otherFiscalYear';
import { unknownValue } from './value/unknownValue';

/** Every diagnostic code, in the order of the documentation. */
export const rules: readonly Rule[] = [
  invalidJson,
  duplicateProperty,
  tooDeep,
  limit,
  unknownProperty,
  documentedSpelling,
  wrongType,
  notAReferral,
  missingProperty,
  draftPlaceholder,
  unknownValue,
  casing,
  otherFiscalYear,
  htmlEscape,
  duplicate,
  substatusNotAllowed,
  missingSubstatus,
  missingStatus,
  statusNone,
  closedWithoutReason,
  transitionNotAllowed,
  closedIsFinal,
  playNotInArea,
  unknownArea,
  unknownPlay,
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
  outOfRange,
  precision,
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

/** The rules that check referrals. */
export const checkingRules: readonly CheckingRule[] = rules.filter(
  (rule): rule is CheckingRule => rule.check !== undefined,
);

/** Every diagnostic code with its default severity. */
export const catalogue: ReadonlyMap<string, Severity> = new Map(rules.map(({ code, severity }) => [code, severity]));

/** The codes whose severity can be changed. */
export const changeable: readonly string[] = rules.flatMap(({ code, isFixed }) => (isFixed ? [] : [code]));
