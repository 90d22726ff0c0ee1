import { Disposable, RelativePattern, Uri, window, workspace } from 'vscode';
import { StorageState } from '../../sync/state/storageState';
import type { ServiceStates, StatesOptions } from '../connection/serviceStates';
import { storageFiles } from './storageFiles';

/** States of services in the storage of the workspace: one per service, for all files. */
export class StorageStates implements ServiceStates {
  readonly #states = new Map<string, StorageState>();
  readonly #folder: Uri;
  readonly #subscriptions: Disposable;

  constructor(private readonly options: StatesOptions) {
    this.#folder = Uri.joinPath(options.storage, 'referrals');
    const look = () => {
      for (const state of this.#states.values()) void state.look();
    };
    // Windows of the same browser share the storage.
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder, '*/revision'));
    this.#subscriptions = Disposable.from(
      watcher,
      watcher.onDidChange(look),
      window.onDidChangeWindowState(({ focused }) => focused && look()),
    );
  }

  async of(service: string): Promise<StorageState> {
    const known = this.#states.get(service);
    if (known) return known;
    const files = storageFiles(Uri.joinPath(this.#folder, service));
    const state = new StorageState(files, this.options.onChange);
    this.#states.set(service, state);
    return state;
  }

  async all(service: string): Promise<StorageState[]> {
    return [await this.of(service)];
  }

  forget(): void {
    for (const state of this.#states.values()) void state.close();
    this.#states.clear();
  }

  async delete(): Promise<string[]> {
    const services = await Promise.resolve(workspace.fs.readDirectory(this.#folder)).catch(() => []);
    for (const [name] of services) {
      const unlock = await storageFiles(Uri.joinPath(this.#folder, name)).lock();
      try {
        await workspace.fs.delete(Uri.joinPath(this.#folder, name), { recursive: true });
      } finally {
        await unlock();
      }
    }
    this.forget();
    return services.length > 0 ? [this.#folder.path] : [];
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.forget();
  }
}
