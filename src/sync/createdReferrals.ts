import { asObject, isObject } from './asObject';
import type { BaselineStore } from './baseline';
import { unwrittenKey } from './unwrittenKey';

/** A referral that a file has created: enough of what was sent to know it again. */
interface Created {
  id: string;
  /** The key of the whole content. */
  content: string;
  reference?: string;
  name?: string;
  customer?: string;
}

/** So many are remembered of one file. */
const most = 100;

/**
 * Which referrals files have created. A file may lose its id again: by an undo, or because an older version of it was
 * checked out. Then its referral must not be created a second time.
 */
export class CreatedReferrals {
  constructor(private readonly baselines: BaselineStore) {}

  /** Keeps that `file` has created the referral `id` by sending `sent`. */
  async remember(file: string, id: string, sent: Readonly<Record<string, unknown>>, seen: string): Promise<void> {
    const known = (await this.#read(file)).filter((each) => each.id !== id);
    const all = [...known, { id, ...(await marksOf(sent)) }].slice(-most);
    await this.baselines.set(await unwrittenKey('created', file), { eTag: '', body: { created: all }, seen });
  }

  /**
   * The referral that `file` may have created by sending this, the last one first.
   * @param held ids that the file has: these are others
   * @returns `same`: whether just this was sent then
   */
  async find(
    file: string,
    sent: Readonly<Record<string, unknown>>,
    held: ReadonlySet<unknown>,
  ): Promise<{ id: string; same: boolean } | undefined> {
    const lost = (await this.#read(file)).filter(({ id }) => !held.has(id)).reverse();
    if (lost.length === 0) return undefined;
    const now = await marksOf(sent);
    const same = lost.find(({ content }) => content === now.content);
    const found = same ?? lost.find((each) => isAlike(each, now));
    return found && { id: found.id, same: found === same };
  }

  /** The referral is no longer there. */
  async forget(file: string, id: string): Promise<void> {
    const left = (await this.#read(file)).filter((each) => each.id !== id);
    const key = await unwrittenKey('created', file);
    if (left.length === 0) await this.baselines.delete(key);
    else await this.baselines.set(key, { eTag: '', body: { created: left }, seen: '' });
  }

  async #read(file: string): Promise<Created[]> {
    const { created } = asObject((await this.baselines.get(await unwrittenKey('created', file)))?.body);
    return Array.isArray(created) ? created.filter((each) => isObject(each) && typeof each.id === 'string') : [];
  }
}

/** A reference of one's own tells referrals apart; without one, deal and customer do. */
function isAlike(one: Created, other: Omit<Created, 'id'>): boolean {
  if (one.reference || other.reference) return one.reference === other.reference;
  return one.name !== undefined && one.name === other.name && one.customer === other.customer;
}

async function marksOf(sent: Readonly<Record<string, unknown>>): Promise<Omit<Created, 'id'>> {
  const { externalReferenceId: reference, name, customerProfile } = sent;
  const customer = asObject(customerProfile).name;
  return {
    content: await unwrittenKey('content', sent),
    ...(typeof reference === 'string' && reference && { reference }),
    ...(typeof name === 'string' && name && { name }),
    ...(typeof customer === 'string' && customer && { customer }),
  };
}
