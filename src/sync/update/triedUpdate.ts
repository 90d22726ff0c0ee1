import { ApiError } from '../../api/apiError';
import type { Saved } from '../../api/referralsApi';
import { messageOf } from '../../base/messageOf';
import { checkKept } from '../compare/checkKept';
import { withoutTransport } from '../referral/payload';
import { asObject, wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';
import type { SyncServices } from '../syncServices';
import { draftUpdate } from './draftUpdate';

type Body = Readonly<Record<string, unknown>>;

/**
 * Returns the version that a file is based on, to compare it with the service's current one. That is the baseline,
 * unless the service has what an update without an answer tried to make of it. In that case the change is the user's
 * own, not one of other people.
 */
export function bodyTaken({ body, eTag, tried }: Baseline, current: { body: Body; eTag: string }): Body {
  if (!tried || current.eTag === eTag) return body;
  const [before, now] = [body, current.body].map((each) => withoutTransport(asObject(wireNames(each))));
  // Another status than the one that was sent may be the choice of other people.
  const isTaken = checkKept(before ?? {}, tried, now ?? {}, []).every(({ kind }) => kind === 'missing');
  return isTaken ? tried : body;
}

interface Tried {
  baseline: Baseline | undefined;
  known?: Baseline | undefined;
  mine: unknown;
  on: Pick<Saved, 'eTag'>;
}

/**
 * Sends an update. Until an answer shows its result, the baseline keeps what was tried. Otherwise an undo of the change
 * would look as if it had been submitted, even after this process was killed.
 * @param baseline what the file is based on, if that is known
 * @param known the baseline that is kept, if it is a newer one
 * @param on the version that the update is made of
 * @param mine the referral in the file, in any spelling, without what the update takes from other people's changes
 * @throws what `send` throws
 */
export async function sendTried<T>(
  services: Pick<SyncServices, 'baselines' | 'log'>,
  id: string,
  { baseline, known = baseline, mine, on }: Tried,
  send: () => Promise<T | 'unread'>,
): Promise<T | 'unread'> {
  if (!baseline) return send();
  const keep = async (kept: Baseline = baseline): Promise<void> => {
    try {
      await services.baselines.set(id, kept);
    } catch (error) {
      services.log?.warn(`Could not keep what was sent of ${id}: ${messageOf(error)}.`);
    }
  };
  const { body, eTag } = baseline;
  const { wanted: tried } = draftUpdate(mine, body, { body, isRecorded: true });
  await keep({ ...baseline, tried, ...(on.eTag !== eTag && { triedOn: on.eTag }) });
  try {
    const sent = await send();
    if (sent === 'unread') await keep(known);
    return sent;
  } catch (error) {
    if (ApiError.is(error) && !error.details.mayHaveHappened) await keep(known);
    throw error;
  }
}
