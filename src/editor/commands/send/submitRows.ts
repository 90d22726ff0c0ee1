import { l10n, type Uri, workspace } from 'vscode';
import type { RemoteReferral } from '../../../api/referralsApi';
import type { Problem } from '../../../language/types';
import { CreateSearch } from '../../../sync/create/createSearch';
import { type FoundReferral, findReferrals } from '../../../sync/files/findReferral';
import type { PlannedReferral } from '../../../sync/plan/planReferral';
import { sameValue } from '../../../sync/referral/alike';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { type SubmitPorts, submitCase } from '../../../sync/submit/submitCase';
import { hopelessError, isUnsent, submitInOrder } from '../../../sync/submit/submitInOrder';
import { placeOf, type SubmitOptions } from '../../../sync/submit/submitReferral';
import type { SubmitResult } from '../../../sync/submitResult';
import type { Connection } from '../../connection/connection';
import { openDocument, readText } from '../../documents/readText';
import { saveDocument } from '../../documents/saveDocument';
import { inTurn, upToDate, workspaceFile } from '../../documents/workspaceFile';
import type { Services } from '../../editorServices';
import { unreadableText } from '../showError';
import { blocking } from './blocking';
import { type SettleServices, settleSubmit } from './settleSubmit';

/** Planned action for one referral of a file of the workspace. */
export interface PlanRow extends PlannedReferral {
  uri: Uri;
  /** Why it cannot be read, if it is not just invalid JSON. */
  message?: string;
  /** Why it cannot be submitted as it is. */
  mark?: { kind: 'blocked' | 'conflict' | 'gone'; text: string; problems?: readonly Problem[] };
  /** Remark about a referral that can be submitted. */
  note?: string;
  /** The referral that the user has decided about. If the file has it in another place, that one is sent. */
  meant?: unknown;
}

/** Result for one referral of many; `blocked`: its problems stop a submit. */
export interface RowResult {
  uri: Uri;
  pointer: string;
  name?: string;
  outcome: SubmitResult['outcome'] | 'blocked';
  id?: string;
  message?: string;
  /** Referrals of the service with the reference of a create in doubt. */
  candidates?: readonly RemoteReferral[];
  /** The referral in doubt, as its file has it after the submit. */
  meant?: unknown;
}

type Decided = Pick<SubmitOptions, 'mayRemove' | 'inDoubt'> & {
  /** Whether the references of the new referrals of a file are the user's own or generated. */
  referenceOf?: (file: Uri) => NonNullable<SubmitOptions['reference']>;
};

/**
 * Submits planned referrals, several at a time (see `submitInOrder`). A failure does not stop the rest, unless every
 * further call would fail in the same way, or the user cancels: then the rest have no result.
 * @param step called after each one, in the order of the plan
 */
export async function submitRows(
  services: SettleServices & Services<'problems' | 'settings'>,
  connection: Connection,
  rows: readonly PlanRow[],
  step: (what: string) => void,
  signal: AbortSignal,
  { referenceOf, ...decided }: Decided = {},
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  const options: SubmitOptions = {
    mayRemove: 'values',
    ...decided,
    signal,
    search: new CreateSearch(connection.api),
  };
  const checks = new Map<string, Checked>();
  // Check each file once, and again only if the user has changed it. A submit's own writes never add blocking problems.
  const problemsOf = ({ uri, pointer }: PlanRow, text: string): Promise<readonly Problem[]> => {
    const all = findReferrals(text);
    const known = checks.get(uri.toString());
    if (known && sameValue(valueAt(known.all, pointer), valueAt(all, pointer))) return known.problems;
    const problems = services.problems.check(uri, text);
    checks.set(uri.toString(), { all, problems });
    return problems;
  };
  const submitInTurn = (planned: PlanRow): Promise<Outcome> =>
    inTurn(
      planned.uri,
      async () => {
        await upToDate(planned.uri);
        const text = await readText(planned.uri).catch(() => undefined);
        if (text === undefined)
          return { pointer: planned.pointer, outcome: 'invalid' as const, message: unreadableText(planned.uri) };
        const row = placed(planned, text);
        const own = referenceOf ? { ...options, reference: referenceOf(row.uri) } : options;
        return submitRow(services, connection, row, await problemsOf(row, text), own);
      },
      options,
    );
  async function* jobs() {
    for (const row of rows) {
      if (signal.aborted) return;
      const value = await referralOf(row);
      yield { value, run: async () => ({ row, result: await submitInTurn(row) }) };
    }
  }
  const errorOf = ({ result }: { result: Outcome }) =>
    result.outcome === 'blocked' ? undefined : hopelessError(result);
  for await (const { row, result } of submitInOrder(jobs(), errorOf)) {
    if (result.outcome !== 'blocked' && isUnsent(result)) continue;
    const { uri, name } = row;
    const pointer = 'pointer' in result ? result.pointer : row.pointer;
    const id = 'id' in result && result.id !== undefined ? { id: result.id } : {};
    const message = 'message' in result ? { message: result.message } : {};
    const { outcome } = result;
    const found =
      result.outcome === 'doubtful'
        ? { candidates: result.candidates, meant: await referralOf({ ...row, pointer: result.pointer }) }
        : {};
    results.push({ uri, pointer, ...(name !== undefined && { name }), outcome, ...id, ...message, ...found });
    step(name || workspace.asRelativePath(uri));
  }
  return results;
}

/** The referrals of a file as they were checked, with their problems. */
interface Checked {
  all: readonly FoundReferral[];
  problems: Promise<readonly Problem[]>;
}

/** Returns the referral of a row as its file has it now. */
async function referralOf({ uri, pointer }: PlanRow): Promise<unknown> {
  return valueAt(findReferrals(await readText(uri).catch(() => '')), pointer);
}

/** Returns a row with the place that its referral has in the file now. */
function placed(row: PlanRow, text: string): PlanRow {
  return row.meant === undefined ? row : { ...row, pointer: placeOf(findReferrals(text), row.pointer, row.meant) };
}

function valueAt(all: readonly FoundReferral[], pointer: string): unknown {
  return all.find((each) => each.pointer === pointer)?.value;
}

type Outcome = SubmitResult | { outcome: 'blocked'; message: string };

async function submitRow(
  services: SettleServices & Services<'settings'>,
  connection: Connection,
  row: PlanRow,
  problems: readonly Problem[],
  options: SubmitOptions,
): Promise<Outcome> {
  const { uri, pointer, meant } = row;
  const settings = await services.settings.load(uri);
  const ports: SubmitPorts<Problem> = {
    check: async () => blocking(problems, settings['submit.blockOn'], pointer),
    save: () => readied(row),
    connect: () => connection.at(uri),
    settle: (results) => settleSubmit(services, uri, results),
  };
  const method = settings['submit.method'];
  const done = await submitCase(workspaceFile(uri), ports, { ...options, pointer, method, meant });
  if (done.kind === 'blocked') return { outcome: 'blocked', message: done.problems[0]?.message ?? '' };
  const [result] = done.kind === 'sent' ? done.results : [];
  return result ?? { pointer, outcome: 'invalid', message: done.kind === 'unready' ? done.message : '' };
}

/** Saves the file of a row. @returns why the row cannot be sent */
async function readied(row: PlanRow): Promise<string | undefined> {
  const path = workspace.asRelativePath(row.uri);
  const document = openDocument(row.uri);
  if (document?.isUntitled) return l10n.t('Save {0} before you submit it.', path);
  if (document?.isDirty && !(await saveDocument(document)))
    return l10n.t('{0} could not be saved, so it was not submitted. Save it and submit again.', path);
  if (await isStillThere(row)) return undefined;
  return l10n.t('{0} was changed after you selected it. Submit again.', path);
}

/** Whether the planned referral is still at its place. The user may have inserted others before it meanwhile. */
async function isStillThere({ uri, pointer, id, name }: PlanRow): Promise<boolean> {
  const found = findReferrals(await readText(uri)).find((each) => each.pointer === pointer);
  if (!found) return false;
  // One that was planned to be created may have been submitted meanwhile: then there is nothing to send.
  if (id !== undefined) return found.id === id;
  const now = asObject(wireNames(found.value)).name;
  return name === undefined || name === now;
}
