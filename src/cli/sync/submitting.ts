import { ApiError } from '../../api/apiError';
import { t } from '../../base/l10n';
import { type FoundReferral, findReferrals } from '../../sync/findReferral';
import { messageOf } from '../../sync/messageOf';
import { type PlannedReferral, planReferral } from '../../sync/planReferral';
import type { ReferralFile } from '../../sync/referralFile';
import { decideCreate } from '../../sync/submit/decideCreate';
import { hopelessError } from '../../sync/submitFile';
import { type SubmitOptions, submitReferral } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import type { SyncServices } from '../../sync/syncServices';
import { targetPointer } from '../../sync/targetPointer';
import { keptText } from '../../sync/words/keptText';
import { propertyNames } from '../../sync/words/propertyName';
import type { CheckedFile } from '../formats/checkedFile';
import { problemsAt } from './blockedBy';
import { diskFile } from './diskFile';
import type { OutcomeRow } from './outcomeRow';

interface Submitting {
  /** What the checks find wrong, by the file's name. */
  blocked: ReadonlyMap<string, CheckedFile['problems']>;
  /** What a file, given by its absolute path, is submitted with. */
  services: (file: string) => SyncServices;
  dryRun: boolean;
  submit: Omit<SubmitOptions, 'pointer'>;
}

/** A file to submit: its name in the report, and its absolute path. */
interface Submitted {
  readonly name: string;
  readonly path: string;
}

/**
 * Submits all referrals of files, or plans it: one row for each. Only what was changed is checked, planned and sent.
 * @throws ApiError after its row, where every further call would fail alike; in a dry run also where the service gives no
 * answer
 */
export async function* submitting(files: readonly Submitted[], options: Submitting): AsyncGenerator<OutcomeRow> {
  for (const file of files) {
    if (options.submit.signal?.aborted) throw new ApiError('cancelled', t('Submit canceled.'));
    yield* submittingFile(file, options);
  }
}

async function* submittingFile(
  { name, path }: Submitted,
  { blocked, services, dryRun, submit }: Submitting,
): AsyncGenerator<OutcomeRow> {
  const key = dryRun ? 'plan' : 'outcome';
  const file = diskFile(path);
  const own = services(path);
  let all: ReturnType<typeof findReferrals>;
  try {
    all = findReferrals(await file.read());
  } catch (error) {
    yield { file: name, [key]: 'invalid', message: messageOf(error) };
    return;
  }
  const { signal } = submit;
  const unreadable = all.length === 0 ? (blocked.get(name) ?? []) : [];
  // Nothing of such a file is a referral: its problems say why.
  if (unreadable.length > 0) {
    yield { file: name, [key]: 'blocked', message: blockedText(unreadable), problems: unreadable };
    return;
  }
  for (const found of all) {
    const { pointer, value } = found;
    const known = await planReferral(own, path, found);
    const { draft, id, plan, message } = known;
    const service = own.serviceName ?? t('Partner Center');
    const row = { file: name, ...(pointer && { pointer }), ...(id && { id }) };
    const problems = problemsAt(blocked.get(name) ?? [], pointer);
    if (plan === 'nothing') {
      yield {
        ...row,
        [key]: dryRun ? 'nothing' : 'unchanged',
        ...messageRow([known.kept ? keptText(known.kept, service) : '']),
      };
    } else if (problems.length > 0) {
      yield { ...row, [key]: 'blocked', message: blockedText(problems), problems };
    } else if (draft !== undefined) {
      yield { ...row, [key]: 'invalid', message: draft };
    } else if (plan === 'invalid' && message !== undefined) {
      yield { ...row, [key]: 'invalid', message };
    } else if (dryRun) {
      const asked =
        plan === 'create'
          ? await planCreate(own, file, found, submit)
          : await planReferral(own, path, found, { ask: true, ...(signal && { signal }) });
      const { removals = [], kept = [] } = asked;
      const refused = submit.mayRemove !== 'all' && removals.some(({ isWhole }) => isWhole);
      const names = propertyNames(removals.map(({ path: at }) => at));
      yield {
        ...row,
        plan: refused ? 'removal' : asked.plan,
        ...messageRow([names && t('Removes: {0}', names), kept.length > 0 ? keptText(kept, service) : '']),
        ...('message' in asked && asked.message !== undefined && { message: asked.message }),
      };
    } else {
      const result = await submitReferral(own, file, { ...submit, pointer });
      yield { ...row, ...rowOf(result, value, service) };
      const error = hopelessError(result);
      if (error) throw error;
    }
  }
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
  const message = asked
    ? { message: t('Nothing was sent: this removes {0}. To remove that, use --allow-removals.', asked) }
    : 'message' in result
      ? { message: result.outcome === 'copy' ? copyText(result.message) : result.message }
      : messageRow([removed && t('Removed: {0}', removed), kept]);
  const targets = result.outcome === 'failed' ? (result.error.details.targets ?? []) : [];
  const problems = targets.map((each) => ({ ...each, path: targetPointer(value, each.target) }));
  const requestId = result.outcome === 'failed' ? result.error.details.requestId : undefined;
  return {
    ...id,
    outcome,
    ...eTag,
    ...message,
    ...(requestId && { requestId }),
    ...(problems.length > 0 && { problems }),
  };
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
