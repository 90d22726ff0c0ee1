import type { Uri } from 'vscode';
import type { Problem } from '../../../language/types';
import type { PlannedReferral } from '../../../sync/plan/planReferral';

/** What to do about one referral of a file of the workspace. */
export interface PlanRow extends PlannedReferral {
  uri: Uri;
  /** Why it cannot be read, if it is not just invalid JSON. */
  message?: string;
  /** Why it cannot be submitted as it is. */
  mark?: { kind: 'blocked' | 'conflict' | 'gone'; text: string; problems?: readonly Problem[] };
  /** What is worth knowing although it can be submitted. */
  note?: string;
}
