import { closedWithoutReason } from './closedWithoutReason';
import { duplicateTag } from './duplicateTag';
import { missingProperty } from './missingProperty';
import { missingStatus } from './missingStatus';
import { missingSubstatus } from './missingSubstatus';
import { playNotInArea } from './playNotInArea';
import { playWithoutArea } from './playWithoutArea';
import type { Rule } from './rule';
import { solutionIds } from './solutionIds';
import { solutionValues } from './solutionValues';
import { statusNone } from './statusNone';
import { substatusNotAllowed } from './substatusNotAllowed';

/** Every rule over several properties, in the order of RULES.md. */
export const rules: readonly Rule[] = [
  missingProperty,
  solutionIds,
  solutionValues,
  duplicateTag,
  substatusNotAllowed,
  missingSubstatus,
  missingStatus,
  statusNone,
  closedWithoutReason,
  playNotInArea,
  playWithoutArea,
];
