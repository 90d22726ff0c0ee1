import { ApiError, hopeless } from '../../api/apiError';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { quoteList } from '../../language/wording';
import { decideCreate } from '../../sync/create/decideCreate';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import type { ReferralFile } from '../../sync/files/referralFile';
import type { MergePath } from '../../sync/merge/mergeReferral';
import { type PlannedReferral, planReferral } from '../../sync/plan/planReferral';
import { sameValue } from '../../sync/referral/alike';
import { eTagOf } from '../../sync/referral/eTag';
import { targetPointer } from '../../sync/referral/targetPointer';
import { type SubmitPorts, submitCase } from '../../sync/submit/submitCase';
import { hopelessError, type SubmitJob, submitInOrder } from '../../sync/submit/submitInOrder';
import type { SubmitOptions } from '../../sync/submit/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import type { SyncServices } from '../../sync/syncServices';
import { propertyNames } from '../../sync/words/propertyName';
import { foundText, keptText, outdatedText } from '../../sync/words/submittedText';
import type { CheckedFile } from '../formats/report';
import { problemsAt } from './blockedBy';
import { diskFile } from './diskFile';
import type { OutcomeRow } from './outcomeReport';
import { sharedIdText } from './sharedId';

type Problem = CheckedFile['problems'][number];

interface Submitting {
  /** What the checks find wrong, by the file's name. */
  blocked: ReadonlyMap<string, CheckedFile['problems']>;
  /** Whether problems keep the referrals of a file, given by its absolute path, from being sent. */
  isBlocking: (file: string) => boolean;
  /** What a file, given by its absolute path, is submitted with. */
  services: (file: string) => SyncServices;
  dryRun: boolean;
  submit: Omit<SubmitOptions, 'pointer'>;
  /** What a file, given by its absolute path, is submitted with besides. */
  submitOf: (file: string) => Pick<SubmitOptions, 'method' | 'reference'>;
  /** Solution areas and plays of a new referral that no known year has and the user did not confirm. */
  unconfirmed: (file: string, referral: unknown) => readonly string[];
}

/** A file to submit: its name in the report, and its absolute path. */
interface Submitted {
  readonly name: string;
  readonly path: string;
}

/**
 * Submits all referrals of files, or plans it, several at a time: one row for each, in order. Only what was changed is
 * checked, planned and sent.
 * @throws ApiError after all rows if every further call would fail alike; in a dry run as well
 */
export async function* submitting(files: readonly Submitted[], options: Submitting): AsyncGenerator<OutcomeRow> {
  let failure: ApiError | undefined;
  for await (const { row, error } of submitInOrder(jobsOf(files, options), ({ error }) => error)) {
    failure ??= error;
    yield row;
  }
  if (failure) throw failure;
}

/** A row, and the error after which every further call would fail alike. */
interface Done {
  row: OutcomeRow;
  error?: ApiError | undefined;
}

async function* jobsOf(files: readonly Submitted[], options: Submitting): AsyncGenerator<SubmitJob<Done>> {
  const { blocked, services, dryRun } = options;
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
    // Nothing of such a file is a referral: its problems say why.
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
        // What is blocked anyway says why.
        if (unconfirmed.length > 0 && problems.length === 0)
          return { row: { file: name, ...(pointer && { pointer }), ...unconfirmedRow(key, unconfirmed) } };
        const { error, ...done } = dryRun
          ? await planned(own, file, found, problems, { ...submit, mayShareId }).catch((error: unknown) =>
              unplanned(found, error),
            )
          : await submitted(own, file, found, problems, { ...submit, mayShareId });
        return { row: { file: name, ...(pointer && { pointer }), ...done }, error };
      };
      yield { value, run };
    }
  }
}

/** What one referral is submitted with. */
type RowOptions = Submitting['submit'] & {
  /** Whether it is sent although another file has its ID. */
  mayShareId: boolean;
};

type Outcome = Omit<OutcomeRow, 'file'> & { error?: ApiError | undefined };

async function submitted(
  services: SyncServices,
  file: ReferralFile,
  found: FoundReferral,
  problems: CheckedFile['problems'],
  { mayShareId, ...options }: RowOptions,
): Promise<Outcome> {
  const { pointer, value, id } = found;
  // What the checks have not seen is not sent.
  const now = findReferrals(await file.read().catch(() => '')).find((each) => each.pointer === pointer);
  if (!sameValue(now?.value, value))
    return {
      outcome: 'invalid',
      message: t('Not submitted: this referral was changed after it was checked. Submit it again.'),
    };
  const isToSend = async () => (await planReferral(services, file.name, found)).plan !== 'nothing';
  const ports: SubmitPorts<Problem> = {
    // Problems of what would not be sent do not matter.
    check: async () => (problems.length > 0 && (await isToSend()) ? problems : []),
    connect: () => services,
  };
  const row = typeof id === 'string' ? { id } : {};
  const shared = mayShareId || problems.length > 0 ? undefined : await sharedIdText(services, file.name, found);
  if (shared !== undefined && (await isToSend())) return { ...row, outcome: 'blocked', message: shared };
  const done = await submitCase(file, ports, { ...options, pointer, meant: value });
  if (done.kind !== 'sent') return { ...row, outcome: 'blocked', message: blockedText(problems), problems };
  const [result] = done.results;
  return { ...row, ...(result && rowOf(result, value, nameOf(services))), error: hopelessError(result) };
}

/** What a submit would do. */
async function planned(
  services: SyncServices,
  file: ReferralFile,
  found: FoundReferral,
  problems: CheckedFile['problems'],
  { mayShareId, ...submit }: RowOptions,
): Promise<Outcome> {
  const { signal, method = 'auto' } = submit;
  const known = await planReferral(services, file.name, found);
  const { draft, id, plan, message } = known;
  const service = nameOf(services);
  const row = id ? { id } : {};
  if (plan === 'nothing') {
    const kept = known.kept ? keptText(known.kept, service) : '';
    return { ...row, plan: 'nothing', ...messageRow([kept, known.isOld ? outdatedText() : '']) };
  }
  if (problems.length > 0) return { ...row, plan: 'blocked', message: blockedText(problems), problems };
  if (draft !== undefined) return { ...row, plan: 'invalid', message: draft };
  const shared = mayShareId ? undefined : await sharedIdText(services, file.name, found);
  if (shared !== undefined) return { ...row, plan: 'blocked', message: shared };
  if (plan === 'invalid' && message !== undefined) return { ...row, plan: 'invalid', message };
  const asked =
    plan === 'create'
      ? await planCreate(services, file, found, submit)
      : await planReferral(services, file.name, found, { ask: true, method, ...(signal && { signal }) });
  const { removals = [], kept = [] } = asked;
  const refused = submit.mayRemove !== 'all' && removals.some(({ isWhole }) => isWhole);
  const names = propertyNames(removals.map(({ path: at }) => at));
  return {
    ...row,
    plan: refused ? 'removal' : asked.plan,
    ...messageRow([names && t('Removes: {0}', names), kept.length > 0 ? keptText(kept, service) : '']),
    ...('message' in asked && asked.message !== undefined && { message: asked.message }),
  };
}

/** The row of a referral that the service gives no version of, as a submit would report it. */
function unplanned({ id }: FoundReferral, error: unknown): Outcome {
  if (!ApiError.is(error) || hopeless.includes(error.kind)) throw error;
  return { ...(typeof id === 'string' && { id }), plan: 'failed', message: error.message };
}

/** What a create would come to: the same decision as that of the submit itself. */
async function planCreate(
  services: SyncServices,
  file: ReferralFile,
  { pointer, value }: FoundReferral,
  options: Omit<SubmitOptions, 'pointer'>,
): Promise<Pick<PlannedReferral, 'plan' | 'message' | 'removals' | 'kept'>> {
  const decision = await decideCreate(services, file, { pointer, before: value }, options);
  switch (decision.kind) {
    case 'send':
      return { plan: 'create' };
    case 'adopt':
      return { plan: 'adopt', message: t('The service has it as {0}.', decision.saved.body.id) };
    case 'copy':
      return { plan: 'copy', message: copyText(decision.message) };
    case 'ask':
      return { plan: 'doubtful', message: decision.message };
    case 'refuse':
      return { plan: 'invalid', message: decision.message };
  }
}

function unconfirmedRow(key: 'plan' | 'outcome', names: readonly string[]): Partial<OutcomeRow> {
  const all = quoteList(names, { maxValues: names.length });
  const message = t(
    'Nothing was sent: no known fiscal year has {0} as solution area or play. To send it like this, use --allow-unknown-names.',
    all,
  );
  return { [key]: 'unknown', message };
}

function nameOf({ serviceName = t('Partner Center') }: SyncServices): string {
  return serviceName;
}

/** A row with the sentences that there are. */
function messageRow(sentences: readonly string[]): Pick<OutcomeRow, 'message'> {
  const message = sentences.filter(Boolean).join(' ');
  return message ? { message } : {};
}

function rowOf(result: SubmitResult, value: unknown, service: string): OutcomeRow {
  const { outcome } = result;
  const id = 'id' in result ? { id: result.id } : {};
  const eTag = 'eTag' in result ? { eTag: result.eTag } : {};
  const asked = result.outcome === 'removal' ? propertyNames(result.removals.map(({ path }) => path)) : '';
  const removed = result.outcome === 'updated' ? propertyNames(result.removed ?? []) : '';
  const kept = 'kept' in result && result.kept ? keptText(result.kept, service) : '';
  const outdated = 'isOld' in result && result.isOld ? outdatedText() : '';
  const found = result.outcome === 'created' && result.adopted ? foundText(result.answer.differs, service) : '';
  const message = asked
    ? { message: t('Nothing was sent: this removes {0}. To remove that, use --allow-removals.', asked) }
    : 'message' in result
      ? { message: result.outcome === 'copy' ? copyText(result.message) : result.message }
      : messageRow([found, removed && t('Removed: {0}', removed), kept, outdated]);
  const targets = result.outcome === 'failed' ? (result.error.details.targets ?? []) : [];
  const problems = targets.map((each) => ({ ...each, path: targetPointer(value, each.target) }));
  const requestId = result.outcome === 'failed' ? result.error.details.requestId : undefined;
  return {
    ...id,
    outcome: result.outcome === 'updated' && result.sent.length === 0 ? outcomeUnsent(result, value) : outcome,
    ...eTag,
    ...message,
    ...(requestId && { requestId }),
    ...(problems.length > 0 && { problems }),
  };
}

/** The outcome if nothing was left to send: at most, the service's version came into the file. */
function outcomeUnsent({ eTag, merged = [] }: { eTag: string; merged?: readonly MergePath[] }, value: unknown): string {
  return eTag === eTagOf(value) && merged.length === 0 ? 'unchanged' : 'pulled';
}

function copyText(message: string): string {
  return t('{0} To create it like this, use --allow-copies.', message);
}

function blockedText(problems: CheckedFile['problems']): string {
  const [first, ...others] = problems;
  if (!first) return '';
  const { line, character } = first.range.start;
  const text = `${line + 1}:${character + 1} ${first.message} [${first.code}]`;
  return others.length > 0 ? t('{0} (and {1} more)', text, others.length) : text;
}
