import { ApiError } from '../api/apiError';
import type { CallOptions, Saved } from '../api/referralsApi';
import { asObject } from './asObject';
import { changedPaths } from './changedPaths';
import { draftMessage } from './draftMessage';
import { eTagOf } from './eTagOf';
import type { FoundReferral } from './findReferral';
import { payload } from './payload';
import { type Plan, plan, type ServiceState } from './plan';
import { sameReferral } from './sameReferral';
import { solutionFieldsLike } from './solutionFieldsLike';
import type { SyncServices } from './syncServices';
import { wireNames } from './wireNames';

/** What would be done about one referral of a file, before anything is. */
export interface PlannedReferral {
  file: string;
  pointer: string;
  id?: string;
  /** The referral's name, for people. */
  name?: string;
  /** `invalid`: it cannot be read. */
  plan: Plan | 'invalid';
  /** What is still to fill in: a draft is never sent. */
  draft?: string;
  /** What the file changed since the version that it is based on, where that is known; see `changedPaths`. */
  changes: string[];
}

/**
 * Plans one referral of a file.
 * @param ask whether the service is asked for its version; else only what is known here counts
 * @throws ApiError where the service was asked and gave no answer
 */
export async function planReferral(
  { api, baselines }: Pick<SyncServices, 'api' | 'baselines'>,
  file: string,
  { pointer, value, id, valid }: FoundReferral,
  { ask = false, ...call }: CallOptions & { ask?: boolean } = {},
): Promise<PlannedReferral> {
  const { name } = asObject(wireNames(value));
  const row = { file, pointer, ...(typeof name === 'string' && { name }), changes: [] };
  if (!valid || (id !== undefined && typeof id !== 'string')) return { ...row, plan: 'invalid' };
  if (id === undefined) {
    const draft = draftMessage(value);
    const create = plan({ file: 'new', service: 'unknown', baseline: false });
    return { ...row, plan: create, ...(draft !== undefined && { draft }) };
  }
  const baseline = await baselines.get(id);
  const own = eTagOf(value);
  const remote = ask ? await current(api, id, call) : undefined;
  const known = baseline && (!own || own === baseline.eTag) ? baseline : undefined;
  // Of a file that is based on another version than was last seen here, the service may have that version.
  const base = known ?? (baseline && typeof remote === 'object' && remote.eTag === own ? remote : undefined);
  const edited = !base || !sameReferral(value, base.body);
  const service = remote ? stateOf(remote, own || baseline?.eTag || '') : 'unknown';
  return {
    ...row,
    id,
    plan: plan({ file: edited ? 'edited' : 'unchanged', service, baseline: base !== undefined }),
    changes:
      base && edited
        ? changedPaths(payload(solutionFieldsLike(base.body, value), 'create'), payload(value, 'create'))
        : [],
  };
}

async function current(api: SyncServices['api'], id: string, call: CallOptions): Promise<Saved | 'gone'> {
  try {
    return await api.get(id, call);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return 'gone';
    throw error;
  }
}

function stateOf(remote: Saved | 'gone', eTag: string): ServiceState {
  return remote === 'gone' ? 'gone' : remote.eTag === eTag ? 'unchanged' : 'moved';
}
