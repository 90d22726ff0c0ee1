import { ApiError } from '../../api/apiError';
import type { Saved } from '../../api/referralsApi';
import { messageOf } from '../../base/messageOf';
import { checkKept } from '../compare/checkKept';
import { asObject } from '../referral/asObject';
import { wireNames } from '../referral/wireNames';
import { withoutTransport } from '../referral/withoutTransport';
import type { Baseline } from '../state/baseline';
import type { SyncServices } from '../syncServices';
import { draftUpdate } from './draftUpdate';

type Body = Readonly<Record<string, unknown>>;

/**
 * Returns what a file is based on, compared with the service's version by now: the baseline, or what an update without an
 * answer tried to make of it, if the service has that. It is the user's own change then, not one of other people.
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
 * Sends an update. Until there is an answer that tells what became of it, the baseline says what was tried: an undo of the
 * change must not look as if it had been submitted, also after this process was killed.
 * @param baseline what the file is based on, if that is known
 * @param known the baseline that is kept, if it is a newer one
 * @param on the version that the update is made of
 * @param mine the referral in the file, in any spelling: without what the update takes from changes of other people
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
