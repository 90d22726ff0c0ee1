/** The part of the Web Locks API used here. Node.js has it since version 24. */
interface WebLocks {
  request(name: string, options: { signal?: AbortSignal }, work: () => Promise<void>): Promise<void>;
}

/** The last task for each name, for hosts without Web Locks. */
const turns = new Map<string, Promise<void>>();

/**
 * Takes a lock that all browser windows of a workspace share. Without Web Locks, which need a secure page, the lock
 * covers only this window.
 * @returns a function that releases the lock
 * @throws the reason of `signal` if it is aborted before the lock is taken
 */
export async function takeWebLock(name: string, signal?: AbortSignal): Promise<() => Promise<void>> {
  const { locks = localLocks } = (globalThis as { navigator?: { locks?: WebLocks } }).navigator ?? {};
  let release = (): void => undefined;
  let ended: Promise<void> | undefined;
  await new Promise<void>((taken, failed) => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    ended = locks.request(name, signal ? { signal } : {}, () => {
      taken();
      return held;
    });
    ended.catch(failed);
  });
  return async () => {
    release();
    await ended;
  };
}

const localLocks: WebLocks = {
  request(name, { signal }, work) {
    const previous = turns.get(name) ?? Promise.resolve();
    const turn = previous.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  },
};
