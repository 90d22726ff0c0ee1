import { isRemoteReferral } from '../api/readReferral';
import type { Saved } from '../api/referralsApi';
import { isObject } from './asObject';
import type { Baseline, BaselineStore } from './baseline';
import { unwrittenKey } from './unwrittenKey';

/** A create that was begun, until its referral is in the file: what a restart needs to find its way. */
export interface PendingCreate {
  file: string;
  pointer: string;
  /** The referral as the file had it, and how many others there were. */
  before: unknown;
  count: number;
  /** The body that was sent. */
  sent: Record<string, unknown>;
  /** ISO 8601 date-time. */
  at: string;
  /** Whether the request has surely ended, though nobody knows how. */
  ended?: boolean;
  /** What the service answered, once it has. */
  saved?: Saved;
}

/**
 * Keeps begun creates among the baselines, each under two names: the file, which finds it whatever the user has changed
 * since, and what was sent, which finds it where the file was renamed or is open in two windows.
 */
export class PendingCreates {
  constructor(private readonly baselines: BaselineStore) {}

  /** The one that stands in the way of creating `sent` from `file`. */
  async find(file: string, sent: unknown): Promise<PendingCreate | undefined> {
    for (const key of await keys({ file, sent })) {
      const found = await this.baselines.get(key);
      const pending = found && fromBaseline(found);
      if (pending) return pending;
    }
    return undefined;
  }

  /** @returns false where another process was faster */
  async begin(pending: PendingCreate): Promise<boolean> {
    const [byFile, byContent] = await keys(pending);
    if (!(await this.baselines.add(byFile, toBaseline(pending)))) return false;
    if (await this.baselines.add(byContent, toBaseline(pending))) return true;
    await this.baselines.delete(byFile);
    return false;
  }

  async answered(pending: PendingCreate): Promise<void> {
    for (const key of await keys(pending)) await this.baselines.set(key, toBaseline(pending));
  }

  /** From now on only the file itself finds it: nothing came of it, as far as the service can tell. */
  async forgetContent({ file, sent }: Pick<PendingCreate, 'file' | 'sent'>): Promise<void> {
    const [, byContent] = await keys({ file, sent });
    await this.baselines.delete(byContent);
  }

  async end(pending: Pick<PendingCreate, 'file' | 'sent'>): Promise<void> {
    for (const key of await keys(pending)) await this.baselines.delete(key);
  }
}

async function keys({ file, sent }: { file: string; sent: unknown }): Promise<[byFile: string, byContent: string]> {
  return [await unwrittenKey('file', file), await unwrittenKey('content', sent)];
}

function toBaseline({ saved, ...pending }: PendingCreate): Baseline {
  return { eTag: saved?.eTag ?? '', body: { pending, ...(saved && { saved: saved.body }) }, seen: pending.at };
}

function fromBaseline({ eTag, body }: Baseline): PendingCreate | undefined {
  const { pending, saved } = body;
  if (!isObject(pending) || typeof pending.file !== 'string' || !isObject(pending.sent)) return undefined;
  return {
    ...(pending as unknown as PendingCreate),
    ...(isRemoteReferral(saved) && { saved: { body: saved, eTag } }),
  };
}
