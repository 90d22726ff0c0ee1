import { isRemoteReferral } from '../api/readReferral';
import type { Saved } from '../api/referralsApi';
import { asObject, isObject } from './asObject';
import type { Baseline, BaselineStore } from './baseline';
import { unwrittenKey } from './unwrittenKey';

/** A create that was begun, until its referral is in the file: what a restart needs to find its way. */
export interface PendingCreate {
  /** Tells this try from all others, of other windows too. */
  mark: string;
  file: string;
  pointer: string;
  /** The referral as the file had it, and how many others there were. */
  before: unknown;
  count: number;
  /** The body that was sent. */
  sent: Record<string, unknown>;
  /** ISO 8601 date-time. */
  at: string;
  /** Ids of the referrals that it may have made: once there was a doubt, only a person can end it. */
  candidates?: readonly string[];
  /** Whether the request has surely ended, though nobody knows how. */
  ended?: boolean;
  /** What the service answered, once it has. */
  saved?: Saved;
}

/**
 * Keeps begun creates among the baselines, each under several names: the file, which finds it whatever the user has
 * changed since; what was sent, where the file was renamed or is open in two windows; and the reference of one's own, or
 * the names of deal and customer, where it was renamed and changed.
 */
export class PendingCreates {
  constructor(private readonly baselines: BaselineStore) {}

  /** The one that stands in the way of creating `sent` from `file`. */
  async find(file: string, sent: Readonly<Record<string, unknown>>): Promise<PendingCreate | undefined> {
    const { own, content, kin } = await keys({ file, sent });
    for (const key of [own, content, ...kin]) {
      const pending = await this.#read(key);
      if (pending) return pending;
    }
    return undefined;
  }

  /** @returns false where another process was faster */
  async begin(pending: PendingCreate): Promise<boolean> {
    const { own, content, kin } = await keys(pending);
    const note = toBaseline(pending);
    if (!(await this.baselines.add(own, note))) return false;
    if (!(await this.baselines.add(content, note))) {
      await this.baselines.delete(own);
      return false;
    }
    for (const key of kin) await this.baselines.add(key, note);
    return true;
  }

  /** Whether the note of its file is its own: where a store cannot keep two processes apart, one has lost it. */
  async holds({ file, sent, mark }: PendingCreate): Promise<boolean> {
    return (await this.#read((await keys({ file, sent })).own))?.mark === mark;
  }

  /** Begins whatever stands in its way, which stays known under the name of its own file. */
  async beginAnyway(pending: PendingCreate): Promise<void> {
    const { own, content, kin } = await keys(pending);
    for (const key of [own, content]) await this.baselines.set(key, toBaseline(pending));
    for (const key of kin) await this.baselines.add(key, toBaseline(pending));
  }

  /**
   * Begins in the place of an earlier one of which nothing came: of several processes that have seen it only one.
   * @returns false where another process was faster
   */
  async beginAfter(earlier: PendingCreate, pending: PendingCreate): Promise<boolean> {
    const turn = await unwrittenKey('turn', earlier.mark);
    const mine = toBaseline(pending);
    if (!(await this.baselines.add(turn, mine))) {
      const other = await this.baselines.get(turn);
      const age = Date.parse(pending.at) - Date.parse(other?.seen ?? '');
      // Who took the turn and ended at once has sent nothing.
      if (!(Math.abs(age) > turnMs)) return false;
      await this.baselines.set(turn, mine);
    }
    try {
      // Whoever had the turn before has left another note, or none.
      const stands = await this.find(pending.file, pending.sent);
      if (stands?.mark !== earlier.mark) return false;
      await this.end(earlier);
      return await this.begin(pending);
    } finally {
      await this.baselines.delete(turn);
    }
  }

  /** Keeps what is known by now. */
  async update(pending: PendingCreate): Promise<void> {
    const { own, content, kin } = await keys(pending);
    for (const key of [own, content, ...kin]) {
      const other = key === own ? undefined : await this.#read(key);
      if (!other || other.mark === pending.mark) await this.baselines.set(key, toBaseline(pending));
    }
  }

  /** From now on only the file itself finds it: nothing came of it, as far as the service can tell. */
  async forgetContent(pending: PendingCreate): Promise<void> {
    const { content, kin } = await keys(pending);
    await this.#remove([content, ...kin], pending.mark);
  }

  async end(pending: PendingCreate): Promise<void> {
    const { own, content, kin } = await keys(pending);
    // A process that ends in between leaves what its own file can tell to be done with.
    await this.#remove([...kin, content, own], pending.mark);
  }

  async #remove(found: readonly string[], mark: string): Promise<void> {
    for (const key of found) if ((await this.#read(key))?.mark === mark) await this.baselines.delete(key);
  }

  async #read(key: string): Promise<PendingCreate | undefined> {
    const found = await this.baselines.get(key);
    return found && fromBaseline(found);
  }
}

/** For so long a process may take to put its note in the place of another. */
const turnMs = 30_000;

interface Keys {
  own: string;
  content: string;
  kin: readonly string[];
}

async function keys({ file, sent }: Pick<PendingCreate, 'file' | 'sent'>): Promise<Keys> {
  const { externalReferenceId, name, customerProfile } = sent;
  const customer = asObject(customerProfile).name;
  return {
    own: await unwrittenKey('file', file),
    content: await unwrittenKey('content', sent),
    kin: [
      ...(externalReferenceId ? [await unwrittenKey('reference', externalReferenceId)] : []),
      ...(name && customer ? [await unwrittenKey('name', [name, customer])] : []),
    ],
  };
}

function toBaseline({ saved, ...pending }: PendingCreate): Baseline {
  return { eTag: saved?.eTag ?? '', body: { pending, ...(saved && { saved: saved.body }) }, seen: pending.at };
}

function fromBaseline({ eTag, body }: Baseline): PendingCreate | undefined {
  const { pending, saved } = body;
  if (!isObject(pending) || typeof pending.file !== 'string' || !isObject(pending.sent)) return undefined;
  return {
    ...(pending as unknown as PendingCreate),
    mark: typeof pending.mark === 'string' ? pending.mark : String(pending.at),
    ...(isRemoteReferral(saved) && { saved: { body: saved, eTag } }),
  };
}
