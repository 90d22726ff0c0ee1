import type { Uri } from 'vscode';
import type { PlannedReferral } from '../../sync/planReferral';

/** What is to be done about one referral of a file of the workspace. */
export interface PlanRow extends PlannedReferral {
  uri: Uri;
  /** Why it cannot be read, where that is more than that it is no JSON. */
  message?: string;
}
