import { t } from '../../base/l10n';
import type { ReferralFile } from '../files/referralFile';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { submitFile } from './submitFile';
import { type SubmitOptions, submitReferral } from './submitReferral';

/**
 * The steps of a submit that depend on the program: editor or command line. If a step before sending throws, the submit
 * ends with nothing sent.
 * @typeParam P the program's type of a problem
 */
export interface SubmitPorts<P> {
  /** Returns the problems that block the referrals. */
  check(): Promise<readonly P[]>;
  /** Saves the file. @returns a message if it cannot be sent */
  save?(): Promise<string | undefined>;
  /** Returns the service, which may ask for a sign-in. */
  connect(): Promise<SyncServices> | SyncServices;
  /** Whether the file is unchanged since `check`, because a sign-in may take minutes. */
  isChecked?(): boolean;
  /** Asks the user to confirm. @returns the decisions */
  confirm?(services: SyncServices): Promise<SubmitOptions>;
  /** Shows progress while the referrals are sent, and lets the user cancel. */
  whileSending?<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Receives the results, to update views that show the state of files. */
  settle?(results: readonly SubmitResult[]): Promise<void>;
}

/** The result of a submit. */
export type Submission<P> =
  /** Nothing was sent because of these problems. */
  | { kind: 'blocked'; problems: readonly P[] }
  /** Nothing was sent, because the file could not be saved or has changed. */
  | { kind: 'unready'; message: string }
  | { kind: 'sent'; results: readonly SubmitResult[] };

/** Maximum number of checks of a file that keeps changing. */
const maxChecks = 5;

/**
 * Submits the referrals of a file, or the one at `pointer`, in the same steps for every caller: check, save, connect,
 * confirm, send, settle.
 */
export async function submitCase<P>(
  file: ReferralFile,
  ports: SubmitPorts<P>,
  options: SubmitOptions = {},
): Promise<Submission<P>> {
  let services: SyncServices | undefined;
  for (let checks = 1; ; checks++) {
    const problems = await ports.check();
    if (problems.length > 0) return { kind: 'blocked', problems };
    const message = await ports.save?.();
    if (message !== undefined) return { kind: 'unready', message };
    services ??= await ports.connect();
    if (checks === maxChecks || !ports.isChecked || ports.isChecked()) break;
  }
  const wasChecked = ports.isChecked?.() === true;
  const decided = { ...(await ports.confirm?.(services)), ...options };
  if (wasChecked && !ports.isChecked?.())
    return { kind: 'unready', message: t('{0} was changed while you were asked. Submit it again.', file.name) };
  const service = services;
  const send = async (more: SubmitOptions): Promise<SubmitResult[]> =>
    decided.pointer === undefined
      ? submitFile(service, file, { ...decided, ...more })
      : [await submitReferral(service, file, { ...decided, ...more })];
  const results = ports.whileSending ? await ports.whileSending((signal) => send({ signal })) : await send({});
  await ports.settle?.(results);
  return { kind: 'sent', results };
}
