import { ApiError } from '../../api/apiError';
import type { CallOptions, RemoteReferral, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import type { Wanted } from '../findReferral';
import { messageOf } from '../messageOf';
import { payload } from '../payload';
import type { ReferralFile } from '../referralFile';
import { solutionFieldsLike } from '../solutionFieldsLike';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { CreateSearch } from './createSearch';
import { type KnownCreate, knownCreate } from './knownCreate';
import { placeCreated } from './placeCreated';
import { referenceOf } from './reference';
import { type CreateRequest, sendCreate } from './sendCreate';
import { type Doubt, doubtText, settleDoubt, titleOf } from './settleDoubt';

export interface CreateOptions extends CallOptions {
  /**
   * What was decided about a create in doubt: nothing is sent (`ask`, the default); take the one referral that the
   * service shows for it (`use`), or the one with an ID; or send it again (`create`): only ever after asking.
   */
  inDoubt?: 'ask' | 'use' | 'create' | { use: string };
  /** Generate a reference for a referral without one, the default; or refuse it (`own`). */
  reference?: 'generate' | 'own';
  /** Looks for creates in doubt; one for all creates of a run. */
  search?: CreateSearch;
}

/**
 * Creates the referral of a file at the service, once. A create is noted before it is sent; from then on only an answer
 * with this referral, a proof that it was not executed, or the user ends it. One in doubt is looked for and never sent
 * again by itself, now or later, from here or from another clone.
 * @throws ApiError if it was surely not created, or if the service cannot be asked what came of an earlier create
 */
export async function createReferral(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  options: CreateOptions,
): Promise<SubmitResult> {
  const { inDoubt = 'ask', reference = 'generate', search = new CreateSearch(services.api), signal } = options;
  const call = signal ? { signal } : {};
  const run = { services, file, wanted, search, call };
  const body = payload(wanted.before, 'create');
  const text = await file.read();
  const earlier = await known(services, { text, pointer: wanted.pointer, body });
  if (earlier.kind === 'doubt' || earlier.kind === 'created') {
    const result = await decideDoubt(run, earlier, { text, body, inDoubt });
    return result ?? send(run, requestAnyway(wanted, earlier));
  }
  if (reference === 'own' && !referenceOf(body)) {
    const message = t(
      '"{0}" has no externalReferenceId, by which its create could be recognized. Add one, or let one be generated.',
      titleOf(body, file.name),
    );
    return { pointer: wanted.pointer, outcome: 'invalid', message };
  }
  const isCopy = earlier.kind === 'copy';
  return send(run, { wanted, isCopy, ...(earlier.kind === 'nothing' && { earlier: earlier.note }) });
}

interface Run {
  services: SyncServices;
  file: ReferralFile;
  wanted: Wanted;
  search: CreateSearch;
  call: CallOptions;
}

/** The request for a create that the user wants although there may be one: another one, if it is known to be there. */
function requestAnyway(wanted: Wanted, doubt: Doubt): CreateRequest {
  if (doubt.kind === 'created') return { wanted, isCopy: true };
  return { wanted, earlier: doubt.note, isDoubtful: true };
}

/** @returns undefined if it is to be sent again */
async function decideDoubt(
  run: Run,
  doubt: Doubt,
  { text, body, inDoubt }: { text: string; body: Record<string, unknown>; inDoubt: CreateOptions['inDoubt'] },
): Promise<SubmitResult | undefined> {
  const { services, file, wanted, search, call } = run;
  if (typeof inDoubt === 'object') {
    const saved = await services.api.get(inDoubt.use, call);
    return adopt(run, doubt, saved);
  }
  const settled = await settleDoubt(services, { doubt, text, body }, { search }, call);
  if ('saved' in settled) return adopt(run, doubt, settled.saved);
  if (inDoubt === 'create') return undefined;
  const [only, ...more] = settled.candidates;
  if (inDoubt === 'use' && only && more.length === 0) return adopt(run, doubt, only);
  const candidates = settled.candidates.map((each) => each.body);
  const service = services.serviceName ?? t('Partner Center');
  const message = doubtText(doubt, candidates, { name: titleOf(body, file.name), service });
  return { pointer: wanted.pointer, outcome: 'doubtful', candidates, message };
}

/** Takes a referral that the service has. If the file has changed since it was sent, its changes stay. */
function adopt({ services, file, wanted }: Run, { note, isSame }: Doubt, saved: Saved): Promise<SubmitResult> {
  const sent = isSame ? wanted : { ...wanted, base: solutionFieldsLike(note?.sent ?? {}, wanted.before) };
  return placeCreated(services, file, sent, { note, saved, adopted: true });
}

/** What is known of earlier creates; records that cannot be read stop a create, since it could be the second. */
async function known(...[services, referral]: Parameters<typeof knownCreate>): Promise<KnownCreate> {
  try {
    return await knownCreate(services, referral);
  } catch (error) {
    const message = t('Could not create the referral, because it may have been created before. {0}', messageOf(error));
    throw new ApiError('rejected', message, { cause: error });
  }
}

async function send({ services, file, wanted, search, call }: Run, request: CreateRequest): Promise<SubmitResult> {
  const { pointer } = wanted;
  const outcome = await sendCreate(services, file, request, call);
  switch (outcome.kind) {
    case 'created':
      return placeCreated(services, file, outcome.sent, outcome);
    case 'refused':
      throw outcome.error;
    case 'moved': {
      const message = t(
        'The referral in {0} has changed since it was read. Nothing was sent. Submit it again.',
        file.name,
      );
      return { pointer, outcome: 'invalid', message };
    }
    case 'doubt': {
      const { note, sent, error } = outcome;
      const doubt: Doubt = { kind: 'doubt', note, isSame: true };
      let candidates: readonly RemoteReferral[] = [];
      if (!call.signal?.aborted) {
        const text = await file.read().catch(() => '');
        const body = payload(sent.before, 'create');
        const settled = await settleDoubt(services, { doubt, text, body }, { search, fresh: true }, call).catch(
          (reason: unknown) => {
            if (ApiError.is(reason)) return { candidates: [] };
            throw reason;
          },
        );
        if ('saved' in settled)
          return placeCreated(services, file, sent, { note, saved: settled.saved, adopted: true });
        candidates = settled.candidates.map((each) => each.body);
      }
      return { pointer, outcome: 'doubtful', candidates, message: error.message, error };
    }
  }
}
