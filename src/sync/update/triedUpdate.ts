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
 * Returns the version that a file is based on, to compare it with the service's current one. This is the baseline or,
 * if an earlier update without a response took effect, the version which that update tried to create: its changes are
 * the user's, not those of other users.
 */
export function bodyTaken({ body, eTag, tried }: Baseline, current: { body: Body; eTag: string }): Body {
  if (!tried || current.eTag === eTag) return body;
  const [before, now] = [body, current.body].map((each) => withoutTransport(asObject(wireNames(each))));
  // A status other than the one that was sent may be the choice of another user.
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
 * Sends an update. Stores it in the baseline until its result is known, even if this process is killed. Otherwise,
 * undoing the change in the file would look as if the file matched the service.
 * @param baseline the version that the file is based on, if known
 * @param known the stored baseline, if it is newer
 * @param on the version that the update is based on
 * @param mine the referral in the file, in any spelling, without changes by other users
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
