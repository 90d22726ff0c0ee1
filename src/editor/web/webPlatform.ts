import type { Platform } from '../platform';
import { storageFiles } from './storageFiles';
import { StorageStates } from './storageStates';

/** A web worker in a browser: VS Code's storage, and a sandbox that is called. */
export const platform: Platform = {
  openStates: (options) => new StorageStates(options),
  async startSandbox({ folder, profile, log }) {
    const { workerSandbox } = await import('../../sandbox/workerSandbox');
    const files = storageFiles(folder);
    const name = 'referrals.json';
    const text = {
      read: () => files.read(name),
      write: (content: string) => files.write(name, content),
      async alone<T>(work: () => Promise<T>): Promise<T> {
        const unlock = await files.lock();
        try {
          return await work();
        } finally {
          await unlock();
        }
      },
    };
    return workerSandbox({ text, profile, log: (message) => log.info(message) });
  },
  system: 'browser',
  needsConsentOfServices: true,
};
