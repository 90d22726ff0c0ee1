import { ApiError } from '../../api/apiError';
import type { CallOptions, RemoteReferral } from '../../api/referralsApi';
import type { Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { payload } from '../referral/payload';
import { isGenerated, referenceOf } from '../referral/reference';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { CreateSearch } from './createSearch';
import { type CreateDecision, type CreateOptions, decideCreate, movedText } from './decideCreate';
import { placeCreated } from './placeCreated';
import { type CreateRequest, sendCreate } from './sendCreate';
import { type Doubt, isFromSend, saysAllOf, settleDoubt } from './settleDoubt';

/**
 * Creates the referral of a file in the service, only once. Stores a note of the create before sending it. From then
 * on, the create ends only with a response that has this referral, with a proof that it was not executed, or by a
 * decision of the user. Searches the service for a create in doubt, and never sends it again automatically, also not
 * from another clone.
 * @throws ApiError if it was certainly not created, or if the service cannot be searched for an earlier create
 */
export async function createReferral(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  options: CreateOptions,
): Promise<SubmitResult> {
  const create = () => createOnce(services, file, wanted, options);
  return services.exclusive ? services.exclusive(create, options.signal) : create();
}

async function createOnce(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  options: CreateOptions,
): Promise<SubmitResult> {
  const { pointer } = wanted;
  const { search = new CreateSearch(services.api), signal } = options;
  const decision = await decideCreate(services, file, wanted, { ...options, search });
  switch (decision.kind) {
    case 'send':
      return send(services, file, decision.request, { search, call: signal ? { signal } : {} });
    case 'adopt':
      return adoptCreated(services, file, wanted, decision);
    case 'ask': {
      const { candidates, message } = decision;
      return { pointer, outcome: 'doubtful', candidates, message };
    }
    case 'copy':
      return { pointer, outcome: 'copy', carried: decision.carried, message: decision.message };
    case 'refuse':
      return { pointer, outcome: 'invalid', message: decision.message };
  }
}

/** Writes a referral that the service already has to the file from which it was created. */
export function adoptCreated(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  { doubt, saved }: Pick<Extract<CreateDecision, { kind: 'adopt' }>, 'doubt' | 'saved'>,
): Promise<SubmitResult> {
  const { note, isSame, isGuess } = doubt;
  const options = { note, saved, adopted: true, isGuess };
  const sentBefore = note?.sent;
  const isProven =
    doubt.kind === 'created' ||
    isGenerated(referenceOf(sentBefore)) ||
    (sentBefore !== undefined && saysAllOf(saved.body, sentBefore));
  if (!isProven || !isFromSend(doubt, saved)) {
    // Without proof from an earlier create: the user chose this referral, or it has all of the file's values.
    const isOther = !saysAllOf(saved.body, payload(wanted.before, 'create'));
    return placeCreated(services, file, wanted, { ...options, isOther });
  }
  // If the file has changed since the create was sent, keeps its changes.
  const sent = isSame ? wanted : { ...wanted, base: solutionFieldsLike(note?.sent ?? {}, wanted.before) };
  return placeCreated(services, file, sent, options);
}

async function send(
  services: SyncServices,
  file: ReferralFile,
  request: CreateRequest,
  { search, call }: { search: CreateSearch; call: CallOptions },
): Promise<SubmitResult> {
  const { pointer } = request.wanted;
  const outcome = await sendCreate(services, file, request, call);
  switch (outcome.kind) {
    case 'created':
      search.add(outcome.note.sent, outcome.saved.body.id);
      return placeCreated(services, file, outcome.sent, outcome);
    case 'refused':
      throw outcome.error;
    case 'moved':
      return { pointer, outcome: 'invalid', message: movedText(file.name) };
    case 'doubt': {
      const { note, sent, error } = outcome;
      const doubt: Doubt = { kind: 'doubt', note, isSame: true, isOwn: true };
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
      search.add(note.sent);
      return { pointer, outcome: 'doubtful', candidates, message: error.message, error };
    }
  }
}
