import type { Range, Uri } from 'vscode';

/**
 * What the extension exports to other extensions (docs/api.md). Copy this file into yours. Members are only added; what
 * would change is added under another name.
 */
export interface ReferralsExports {
  /** Finds the problems of a file, as the Problems panel shows them: unsaved text of an open editor counts. */
  check(uri: Uri): Promise<ExportedProblem[]>;
  /**
   * Says what a submit would do with each referral of a file. Sends nothing.
   * @param options `ask`: reads the service's versions as well; a sign-in may be needed, and is not asked for
   */
  plan(uri: Uri, options?: { ask?: boolean }): Promise<ExportedPlan[]>;
}

/** A problem of a file. */
export interface ExportedProblem {
  /** Such as `value.unknown`; see docs/rules. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: Range;
  /** JSON Pointer of the value. */
  readonly path: string;
}

/** What would be done with one referral. */
export interface ExportedPlan {
  /** JSON Pointer of the referral in its file. */
  readonly pointer: string;
  readonly id?: string;
  readonly name?: string;
  /** Such as `create`, `update`, `merge`, `conflict`, `nothing` or `invalid`; further words may be added. */
  readonly plan: string;
  /** What keeps a draft from being sent. */
  readonly draft?: string;
  /** Paths of the properties that the file changed, if that is known. */
  readonly changes: readonly string[];
}
