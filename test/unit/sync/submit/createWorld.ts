import { ApiError } from '../../../../src/api/apiError';
import type { RemoteReferral, Saved } from '../../../../src/api/referralsApi';
import { memoryRecords } from '../../../../src/sync/state/recordStore';
import type { SyncServices } from '../../../../src/sync/syncServices';
import { memoryBaselines } from '../memoryBaselines';

/** How the service answers the next creates. */
export type CreateAnswer =
  | 'right'
  /** It takes effect at once, or when `arrive` is called; the answer is lost. */
  | 'lost'
  | 'late'
  /** It does not take effect, and nothing proves that. */
  | 'never'
  /** The answer holds another referral than the one that was sent; it takes effect. */
  | 'other'
  | ApiError;

export const lostAnswer = new ApiError('unavailable', 'Not now.', { status: 503, mayHaveHappened: true });

/** A service whose answers to creates can be lost, late or wrong, with the state of one workspace. */
export function createWorld() {
  const referrals: RemoteReferral[] = [];
  const sent: { body: Record<string, unknown>; requestId: string | undefined }[] = [];
  const arriving: Record<string, unknown>[] = [];
  const knobs = {
    answer: 'right' as CreateAnswer,
    /** The list shows nothing, or only after the service was asked so many times. */
    hidden: false,
    order: 'newest' as 'newest' | 'oldest',
    /** Changes what the service keeps of a body. */
    rewrite: (body: Record<string, unknown>): Record<string, unknown> => body,
    whileCreating: (): void => {},
    time: Date.UTC(2026, 0, 1),
  };
  let count = 0;
  const list = { calls: [] as unknown[] };

  const keep = (body: Record<string, unknown>): RemoteReferral => {
    const n = ++count;
    const kept: RemoteReferral = {
      ...knobs.rewrite(structuredClone(body)),
      id: `id-${n}`,
      eTag: `"v${n}"`,
      engagementId: body.engagementId ?? `engagement-${n}`,
      status: 'Active',
      createdDateTime: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
    };
    referrals.push(kept);
    return kept;
  };
  const savedOf = (body: RemoteReferral): Saved => ({ body, eTag: String(body.eTag) });
  const pageSize = 2;
  const services = {
    api: {
      async listPage(query, next) {
        list.calls.push(query);
        if (knobs.hidden) return { items: [] };
        const all = knobs.order === 'newest' ? [...referrals].reverse() : referrals;
        const at = Number(next ?? 0);
        const items = all.slice(at, at + pageSize);
        return { items, ...(at + pageSize < all.length && { next: String(at + pageSize) }) };
      },
      async get(id) {
        const found = referrals.find((each) => each.id === id);
        if (!found) throw new ApiError('missing', 'There is no such referral.');
        return savedOf(found);
      },
      async create(body, { requestId } = {}) {
        sent.push({ body: structuredClone(body) as Record<string, unknown>, requestId });
        knobs.whileCreating();
        const { answer } = knobs;
        if (answer instanceof ApiError) throw answer;
        if (answer === 'never') throw lostAnswer;
        if (answer === 'late') {
          arriving.push(body as Record<string, unknown>);
          throw lostAnswer;
        }
        const kept = keep(body as Record<string, unknown>);
        if (answer === 'lost') throw lostAnswer;
        return savedOf(answer === 'other' ? { ...kept, id: 'other', externalReferenceId: 'X', name: 'Other' } : kept);
      },
      update: async () => Promise.reject(new Error('no update is expected')),
      patch: async () => Promise.reject(new Error('no update is expected')),
    },
    baselines: memoryBaselines(),
    records: memoryRecords(),
    clock: () => new Date(knobs.time),
  } satisfies SyncServices as SyncServices;
  return {
    services,
    referrals,
    sent,
    knobs,
    list,
    /** Another client's create. */
    put: keep,
    arrive: () => arriving.splice(0).forEach(keep),
    /** Another clone of the workspace: nothing is known there. */
    clone: (): SyncServices => ({ ...services, baselines: memoryBaselines(), records: memoryRecords() }),
  };
}
