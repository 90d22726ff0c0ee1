import { ApiError } from '../../api/apiError';
import type { Saved } from '../../api/referralsApi';
import { checkKept, type Unkept } from '../compare/checkKept';
import { asObject } from '../referral/asObject';
import { payload } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { wireNames } from '../referral/wireNames';
import { withoutTransport } from '../referral/withoutTransport';
import type { SyncServices } from '../syncServices';

/**
 * Compares the service's version of a new referral with what was sent. If the answer lacks some of that, it is not a
 * full version, and the referral is read.
 * @param sent the referral in the file, as it was sent
 * @returns the fullest version that could be read; `unkept` is empty if the answer leaves it open
 */
export async function checkCreated(
  services: Pick<SyncServices, 'api' | 'log'>,
  sent: unknown,
  answer: Saved,
): Promise<{ saved: Saved; unkept: readonly Unkept[] }> {
  if (compared(sent, answer).length === 0) return { saved: answer, unkept: [] };
  try {
    const saved = await services.api.get(answer.body.id);
    return { saved, unkept: compared(sent, saved) };
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    services.log?.warn(`Could not read a referral after it was created: ${error.message}`);
    return { saved: answer, unkept: [] };
  }
}

/**
 * Finds what a create sent and a version that was found later lacks. The service ignored it, or another user has
 * removed it since.
 */
export function lackingOf(sent: unknown, found: Saved): Unkept[] {
  return compared(sent, found).filter(({ kind }) => kind === 'ignored');
}

function compared(sent: unknown, { body }: Saved): Unkept[] {
  const now = withoutTransport(asObject(wireNames(solutionFieldsLike(body, sent))));
  // A new referral has no earlier version, so that what it lacks was ignored.
  return checkKept({}, payload(sent, 'create'), now);
}
