import { ApiError, hopeless } from '../../api/apiError';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { decideCreate } from '../../sync/create/decideCreate';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import type { ReferralFile } from '../../sync/files/referralFile';
import { type PlannedReferral, planReferral } from '../../sync/plan/planReferral';
import { sameValue } from '../../sync/referral/alike';
import { type SubmitPorts, submitCase } from '../../sync/submit/submitCase';
import { hopelessError, type SubmitJob, submitInOrder } from '../../sync/submit/submitInOrder';
import type { SubmitOptions } from '../../sync/submit/submitReferral';
import type { SyncServices } from '../../sync/syncServices';
import { propertyNames } from '../../sync/words/propertyName';
import { keptText, outdatedText, unsureText, untakenText } from '../../sync/words/submittedText';
import type { CheckedFile } from '../formats/report';
import { problemsAt } from './blockedBy';
import { conflictRow } from './conflictRow';
import { diskFile } from './diskFile';
import type { OutcomeRow } from './outcomeReport';
import { PlannedCreates } from './plannedCreates';
import { sharedIdText } from './sharedId';
import { blockedText, copyText, decisionText, messageRow, nameOf, rowOf, unconfirmedRow } from './submitRow';

type Problem = CheckedFile['problems'][number];

interface Submitting {
  /** The problems that block submitting, by file name. */
  blocked: ReadonlyMap<string, CheckedFile['problems']>;
  /** Whether problems can block the referrals of a file, given by its absolute path. */
  isBlocking: (file: string) => boolean;
  /** Returns the services for a file, given by its absolute path. */
  services: (file: string) => SyncServices;
  dryRun: boolean;
  submit: Omit<SubmitOptions, 'pointer'>;
  /** Returns the options for a file, given by its absolute path. */
  submitOf: (file: string) => Pick<SubmitOptions, 'method' | 'reference' | 'mayRepeat' | 'choose'>;
  /**
   * Returns the solution areas and plays of a new referral that no known fiscal year has, unless the user allowed them.
   */
  unconfirmed: (file: string, referral: unknown) => readonly string[];
}

/** A file to submit: its name in the report, and its absolute path. */
interface Submitted {
  readonly name: string;
  readonly path: string;
}

/**
 * Submits all referrals of files, or plans to, several at a time. Yields a row for each, in order. Skips unchanged
 * referrals.
 * @throws ApiError after all rows, if every further call would fail in the same way
 */
export async function* submitting(files: readonly Submitted[], options: Submitting): AsyncGenerator<OutcomeRow> {
  let failure: ApiError | undefined;
  for await (const { row, error } of submitInOrder(jobsOf(files, options), ({ error }) => error)) {
    failure ??= error;
    yield row;
  }
  if (failure) throw failure;
}

/** A row, and the error if every further call would fail in the same way. */
interface Done {
  row: OutcomeRow;
  error?: ApiError | undefined;
}

async function* jobsOf(files: readonly Submitted[], options: Submitting): AsyncGenerator<SubmitJob<Done>> {
  const { blocked, services, dryRun } = options;
  const planned = new PlannedCreates();
  const key = dryRun ? 'plan' : 'outcome';
  for (const { name, path } of files) {
    const submit = { ...options.submit, ...options.submitOf(path) };
    const file = diskFile(path);
    const rowAlone = (row: Partial<OutcomeRow>): SubmitJob<Done> => ({
      value: undefined,
      run: async () => ({ row: { file: name, ...row } }),
    });
    let all: readonly FoundReferral[];
    try {
      all = findReferrals(await file.read());
    } catch (error) {
      yield rowAlone({ [key]: 'invalid', message: messageOf(error) });
      continue;
    }
    const unreadable = all.length === 0 ? (blocked.get(name) ?? []) : [];
    // The file contains no referral that can be read; its problems say why.
    if (unreadable.length > 0)
      yield rowAlone({ [key]: 'blocked', message: blockedText(unreadable), problems: unreadable });
    const own = services(path);
    const mayShareId = !options.isBlocking(path);
    for (const found of all) {
      if (submit.signal?.aborted) throw new ApiError('cancelled', t('Submit canceled.'));
      const { pointer, value } = found;
      const problems = problemsAt(blocked.get(name) ?? [], pointer);
      const unconfirmed = found.id === undefined ? options.unconfirmed(path, value) : [];
      const run = async (): Promise<Done> => {
        // A blocked referral is reported with its problems instead.
        if (unconfirmed.length > 0 && problems.length === 0)
          return { row: { file: name, ...(pointer && { pointer }), ...unconfirmedRow(key, unconfirmed) } };
        const { error, ...done } = dryRun
          ? await plan(own, file, { found, problems }, { ...submit, mayShareId, planned }).catch((error: unknown) =>
              unplanned(found, error),
            )
          : await submitted(own, file, { found, problems }, { ...submit, mayShareId });
        return { row: { file: name, ...(pointer && { pointer }), ...done }, error };
      };
      yield { value, run };
    }
  }
}

/** A referral of a file, with its problems. */
interface CheckedReferral {
  found: FoundReferral;
  problems: CheckedFile['problems'];
}

/** The options for one referral. */
type RowOptions = Submitting['submit'] & {
  /** Whether to send it even if another file has its ID. */
  mayShareId: boolean;
};

type Outcome = Omit<OutcomeRow, 'file'> & { error?: ApiError | undefined };

async function submitted(
  services: SyncServices,
  file: ReferralFile,
  { found, problems }: CheckedReferral,
  { mayShareId, ...options }: RowOptions,
): Promise<Outcome> {
  const { pointer, value, id } = found;
  // Never sends what was not checked.
  const now = findReferrals(await file.read().catch(() => '')).find((each) => each.pointer === pointer);
  if (!sameValue(now?.value, value))
    return {
      outcome: 'invalid',
      message: t('Not submitted: this referral was changed after it was checked. Submit it again.'),
    };
  const isToSend = async () => (await planReferral(services, file.name, found)).plan !== 'nothing';
  const ports: SubmitPorts<Problem> = {
    // Problems do not matter if there is nothing to send.
    check: async () => (problems.length > 0 && (await isToSend()) ? problems : []),
    connect: () => services,
  };
  const row = typeof id === 'string' ? { id } : {};
  const shared = mayShareId || problems.length > 0 ? undefined : await sharedIdText(services, file.name, found);
  if (shared !== undefined && (await isToSend())) return { ...row, outcome: 'blocked', message: shared };
  const done = await submitCase(file, ports, { ...options, pointer, meant: value });
  if (done.kind !== 'sent') return { ...row, outcome: 'blocked', message: blockedText(problems), problems };
  const [result] = done.results;
  return { ...row, ...(result && rowOf(result, value, nameOf(services), options)), error: hopelessError(result) };
}

/** Returns what a submit would do with a referral. */
async function plan(
  services: SyncServices,
  file: ReferralFile,
  { found, problems }: CheckedReferral,
  { mayShareId, ...submit }: RowOptions & { planned: PlannedCreates },
): Promise<Outcome> {
  const { signal, choose, method = 'auto' } = submit;
  const known = await planReferral(services, file.name, found);
  const { draft, id, plan, message } = known;
  const service = nameOf(services);
  const row = id ? { id } : {};
  const isIdle = plan === 'nothing';
  if (isIdle && !known.isUnread) {
    const kept = known.kept ? keptText(known.kept, service) : '';
    const unsure = known.unsure ? unsureText(known.unsure, service) : '';
    const untaken = known.untaken ? untakenText(known.untaken, service) : '';
    return { ...row, plan: 'nothing', ...messageRow([kept, unsure, untaken, known.isOld ? outdatedText() : '']) };
  }
  // Problems do not matter if there is nothing to send.
  if (problems.length > 0 && !isIdle) return { ...row, plan: 'blocked', message: blockedText(problems), problems };
  if (draft !== undefined) return { ...row, plan: 'invalid', message: draft };
  const shared = mayShareId || isIdle ? undefined : await sharedIdText(services, file.name, found);
  if (shared !== undefined) return { ...row, plan: 'blocked', message: shared };
  if (plan === 'invalid' && message !== undefined) return { ...row, plan: 'invalid', message };
  const asked =
    plan === 'create'
      ? await planCreate(services, file, found, submit)
      : await planReferral(services, file.name, found, { ask: true, method, choose, ...(signal && { signal }) });
  const { removals = [], kept = [], unsure = [] } = asked;
  const refused = submit.mayRemove !== 'all' && removals.some(({ isWhole }) => isWhole);
  const names = propertyNames(removals.map(({ path: at }) => at));
  return {
    ...row,
    plan: refused ? 'removal' : asked.plan,
    ...messageRow([
      names && t('Removes: {0}', names),
      kept.length > 0 ? keptText(kept, service) : '',
      unsure.length > 0 ? unsureText(unsure, service) : '',
      asked.plan === 'nothing' && 'untaken' in asked && asked.untaken ? untakenText(asked.untaken, service) : '',
    ]),
    ...('message' in asked && asked.message !== undefined && { message: asked.message }),
    ...(asked.conflicts && conflictRow('', asked.conflicts, service)),
  };
}

/**
 * Returns the row of a referral that could not be read from the service. Rethrows errors after which every further call
 * would fail.
 */
function unplanned({ id }: FoundReferral, error: unknown): Outcome {
  if (!ApiError.is(error) || hopeless.includes(error.kind)) throw error;
  return { ...(typeof id === 'string' && { id }), plan: 'failed', message: error.message };
}

/** Returns what a create would do: the same decision as in a submit. */
async function planCreate(
  services: SyncServices,
  file: ReferralFile,
  { pointer, value }: FoundReferral,
  { planned, ...options }: Omit<SubmitOptions, 'pointer'> & { planned: PlannedCreates },
): Promise<Pick<PlannedReferral, 'plan' | 'message' | 'removals' | 'kept' | 'unsure' | 'untaken' | 'conflicts'>> {
  const decision = await decideCreate(services, file, { pointer, before: value }, options);
  switch (decision.kind) {
    case 'send': {
      const other = options.inDoubt === 'create' ? undefined : planned.find(file.name, value);
      if (other !== undefined)
        return { plan: 'doubtful', message: t('{0} has the same deal. Only one of them would be created.', other) };
      planned.add(file.name, value);
      return { plan: 'create' };
    }
    case 'adopt':
      return { plan: 'adopt', message: t('The service has it as {0}.', decision.saved.body.id) };
    case 'copy':
      return { plan: 'copy', message: copyText(decision.message) };
    case 'ask': {
      const { candidates, message } = decision;
      return { plan: 'doubtful', message: [message, decisionText(candidates, options)].join(' ').trim() };
    }
    case 'refuse':
      return { plan: 'invalid', message: decision.message };
  }
}
