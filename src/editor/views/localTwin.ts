import type { Event } from 'vscode';
import type { SyncState } from '../../sync/plan/syncState';
import type { ProblemCount } from './referralRow';

/** What the workspace says of a referral of the service. */
export interface LocalTwin {
  state: SyncState | undefined;
  problems: ProblemCount | undefined;
}

/** Finds out what the workspace says of referrals of the service. */
export interface LocalLookup {
  /** The state and the problems of a referral; undefined if no file has it. Of two files the first counts. */
  of(id: string): Promise<LocalTwin | undefined>;
  readonly onDidChange: Event<void>;
}
