import type { Range, Uri } from 'vscode';

/**
 * API for other extensions (docs/api.md). Copy this file into yours. Members are only added; a changed one gets another
 * name.
 */
export interface ReferralsExports {
  /** Finds the problems of a file, as the Problems panel shows them: unsaved text of an open editor counts. */
  check(uri: Uri): Promise<ExportedProblem[]>;
  /**
   * Says what a submit would do with each referral of a file. Sends nothing.
   * @param options `ask`: also reads the service's versions; if that needs a sign-in, the user is not asked
   */
  plan(uri: Uri, options?: { ask?: boolean }): Promise<ExportedPlan[]>;
}

/** A problem of a file. */
export interface ExportedProblem {
  /** For example `value.unknown`; see docs/rules. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly range: Range;
  /** JSON Pointer of the value. */
  readonly path: string;
}

/** What a submit would do with one referral. */
export interface ExportedPlan {
  /** JSON Pointer of the referral in its file. */
  readonly pointer: string;
  readonly id?: string;
  readonly name?: string;
  /** For example `create`, `update`, `merge`, `conflict`, `nothing` or `invalid`; more may be added. */
  readonly plan: string;
  /** Why a draft cannot be sent. */
  readonly draft?: string;
  /** Paths of the properties that the file changed, if known. */
  readonly changes: readonly string[];
}
