/** The part of the Web Locks API that is used; Node.js has none before version 24. */
interface WebLocks {
  request(name: string, options: { signal?: AbortSignal }, work: () => Promise<void>): Promise<void>;
}

/** The last work of each name, for hosts without Web Locks. */
const turns = new Map<string, Promise<void>>();

/**
 * Takes a lock that all windows of a browser on one workspace share; only this window, if the page is not served
 * securely and so has no Web Locks.
 * @returns gives the lock back
 * @throws the reason of `signal` if it is aborted before the lock is taken
 */
export async function takeWebLock(name: string, signal?: AbortSignal): Promise<() => Promise<void>> {
  const { locks = ownLocks } = (globalThis as { navigator?: { locks?: WebLocks } }).navigator ?? {};
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

const ownLocks: WebLocks = {
  request(name, { signal }, work) {
    const before = turns.get(name) ?? Promise.resolve();
    const turn = before.then(() => {
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
