import { ApiError } from '../../api/apiError';
import type { ReferralsApi, Saved } from '../../api/referralsApi';
import { plainText } from '../../base/plainText';
import type { PullResult } from '../../sync/pull/pullResult';
import { asObject } from '../../sync/referral/wireNames';

/** The part of the log that records what was done. */
interface ActivityLog {
  info(message: string): void;
}

/**
 * Wraps a service so that each create and update that it answers or refuses is one line of the log: what was sent, the
 * name of the deal, its ID and the outcome. No other content of a referral is logged.
 * @param service "the sandbox" or "Partner Center"
 */
export function logWrites(api: ReferralsApi, log: ActivityLog, service: string): ReferralsApi {
  async function logged<T extends Saved>(what: 'Create' | 'Update', subject: string, call: Promise<T>): Promise<T> {
    try {
      const saved = await call;
      const { id, name } = saved.body;
      const outcome = saved.isInDoubt ? 'unconfirmed' : 'done';
      log.info(`${what} in ${service}: ${nameText(name)}, ID ${plainText(id)}: ${outcome}`);
      return saved;
    } catch (error) {
      const kind = ApiError.is(error) ? error.kind : 'unexpected';
      log.info(`${what} in ${service}: ${subject}: failed (${kind})`);
      throw error;
    }
  }
  return {
    ...api,
    create: (body, ...rest) => logged('Create', nameText(asObject(body).name), api.create(body, ...rest)),
    update: (id, ...rest) => logged('Update', `ID ${plainText(id)}`, api.update(id, ...rest)),
    patch: (id, ...rest) => logged('Update', `ID ${plainText(id)}`, api.patch(id, ...rest)),
  };
}

/** Writes one line for a pulled referral: its file, its ID and the outcome. */
export function logPull(log: ActivityLog, service: string, result: PullResult): void {
  const file = 'file' in result && result.file ? `${plainText(result.file)}, ` : '';
  log.info(`Pull from ${service}: ${file}ID ${plainText(result.id)}: ${result.outcome}`);
}

function nameText(name: unknown): string {
  return typeof name === 'string' ? `"${plainText(name)}"` : 'unnamed';
}
