import { lstat, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Disposable, l10n, RelativePattern, Uri, window, workspace } from 'vscode';
import { lockFile } from '../../base/node/fileLock';
import { DiskState } from '../../sync/state/node/diskState';
import { findStateFolder } from '../../sync/state/node/findStateFolder';
import { lockName } from '../../sync/state/node/trustedFolder';
import type { ServiceStates, StatesOptions } from '../connection/serviceStates';
import { importEarlier } from './importEarlier';

const delayMs = 100;

/** Time to keep the lock between the reads, sends and writes of one command. */
const lingerMs = 1000;

/** Maximum time that a deletion waits for another process. */
const deletePatienceMs = 5000;

/**
 * The `.referrals` folders of the workspace, which the command line uses as well. For files that are not on a disk, the
 * folder is in VS Code's storage for the extension.
 */
export class WorkspaceStates implements ServiceStates {
  readonly #states = new Map<string, Promise<DiskState>>();
  readonly #folders = new Map<string, Promise<string>>();
  readonly #watchers = new Map<string, Disposable>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: StatesOptions) {}

  /**
   * Returns the state of a service for a file, or without a file for the first folder of the workspace.
   * @param earlier name of the service up to version 0.1
   */
  async of(service: string, earlier: string, uri?: Uri): Promise<DiskState> {
    const folder = await this.#folderOf(uri);
    const key = `${service}\n${folder}`;
    const known = this.#states.get(key);
    if (known) return known;
    const state = this.#open(folder, service, earlier);
    this.#states.set(key, state);
    return state;
  }

  /** Returns all states of a service: of each folder of the workspace, and of the files that were asked for. */
  async all(service: string, earlier: string): Promise<DiskState[]> {
    const roots = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, 'any'));
    for (const root of roots.length > 0 ? roots : [undefined]) await this.of(service, earlier, root);
    const own = [...this.#states].filter(([key]) => key.startsWith(`${service}\n`));
    return Promise.all(own.map(([, state]) => state));
  }

  /** Forgets the folders, so that they are searched for and read again. */
  forget(): void {
    for (const state of this.#states.values()) state.then((each) => each.close()).catch(() => undefined);
    this.#states.clear();
    this.#folders.clear();
  }

  /**
   * Deletes the `.referrals` folders of the workspace, each while no other process uses it.
   * @returns the folders that existed
   */
  async delete(): Promise<string[]> {
    const roots = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, 'any'));
    for (const root of roots.length > 0 ? roots : [undefined]) await this.#folderOf(root);
    const folders = new Set(await Promise.all(this.#folders.values()));
    const states = await Promise.allSettled(this.#states.values());
    for (const state of states) if (state.status === 'fulfilled') await state.value.close();
    this.forget();
    const deleted: string[] = [];
    for (const folder of folders) {
      if (!(await lstat(folder).catch(() => undefined))?.isDirectory()) continue;
      const lock = await lockFile(path.join(folder, lockName), { patienceMs: deletePatienceMs });
      await rm(folder, { recursive: true, force: true });
      await lock.release().catch(() => undefined); // it was in the folder
      deleted.push(folder);
    }
    return deleted;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const each of this.#watchers.values()) each.dispose();
    this.forget();
  }

  #folderOf(uri: Uri | undefined): Promise<string> {
    const root = (uri && workspace.getWorkspaceFolder(uri)) ?? (uri ? undefined : workspace.workspaceFolders?.[0]);
    const file = uri ?? (root && Uri.joinPath(root.uri, 'any'));
    if (file?.scheme !== 'file') return Promise.resolve(path.join(this.parts.storage.fsPath, '.referrals'));
    const folder = path.dirname(file.fsPath);
    const outer = root?.uri.scheme === 'file' ? root.uri.fsPath : folder;
    const key = `${folder}\n${outer}`;
    const known = this.#folders.get(key) ?? findStateFolder(folder, outer);
    this.#folders.set(key, known);
    return known;
  }

  async #open(folder: string, service: string, earlier: string): Promise<DiskState> {
    const onWait = () => {
      window.setStatusBarMessage(`$(watch) ${l10n.t('Waiting for another process that uses the referrals')}`, 5000);
    };
    const state = new DiskState(folder, service, { onWait, onChange: this.parts.onChange, lingerMs });
    this.#watch(folder);
    const shelf = path.join(this.parts.storage.fsPath, 'baselines', encodeURIComponent(earlier));
    await importEarlier(shelf, state).catch((error: unknown) => {
      this.parts.log.warn(`Could not take over what an earlier version kept: ${error}`);
    });
    return state;
  }

  /** Watches a folder: the command line and other windows write to it, too. */
  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(folder), '*.{jsonl,json}'));
    watcher.onDidChange(() => this.#lookSoon());
    watcher.onDidCreate(() => this.#lookSoon());
    watcher.onDidDelete(() => this.#lookSoon());
    this.#watchers.set(folder, watcher);
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // A folder that was made nearer to a file counts from now on.
      this.#folders.clear();
      for (const state of this.#states.values()) state.then((each) => each.open()).catch(() => undefined);
    }, delayMs);
  }
}
