import { t } from '../../base/l10n';
import type { ReferralFile } from '../files/referralFile';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { submitFile } from './submitFile';
import { type SubmitOptions, submitReferral } from './submitReferral';

/**
 * What a submit needs of the program that runs it. A port may throw what ends the submit; nothing has been sent then.
 * @typeParam P a problem as the program has it
 */
export interface SubmitPorts<P> {
  /** Returns the problems that keep the referrals from being sent. */
  check(): Promise<readonly P[]>;
  /** Saves what is being edited. @returns why it cannot be sent */
  save?(): Promise<string | undefined>;
  /** Returns the service, which may ask for a sign-in. */
  connect(): Promise<SyncServices> | SyncServices;
  /** Whether the file is still as it was checked: a sign-in may take minutes. */
  isChecked?(): boolean;
  /** Asks what a person must confirm. @returns what was decided */
  confirm?(services: SyncServices): Promise<SubmitOptions>;
  /** Shows that the referrals are being sent, and lets the user cancel that. */
  whileSending?<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Takes note of the results, for whatever shows the state of files. */
  settle?(results: readonly SubmitResult[]): Promise<void>;
}

/** What a submit came to. */
export type Submission<P> =
  /** Nothing was sent because of these problems. */
  | { kind: 'blocked'; problems: readonly P[] }
  /** Nothing was sent because the file could not be made ready. */
  | { kind: 'unready'; message: string }
  | { kind: 'sent'; results: readonly SubmitResult[] };

/** Maximum number of times to check a file again that changes all the time. */
const maxChecks = 5;

/**
 * Submits the referrals of a file, or the one at `pointer`, the same way for every caller: check, block, save, connect,
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
