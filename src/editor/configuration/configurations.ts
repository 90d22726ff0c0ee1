import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import { searchedFolders } from '../../language/configuration/configuredFiles';
import { type ConfigurationPlace, type FoundConfiguration, readPlace } from './readPlace';
import { watchConfigurations, watchFolder } from './watchConfigurations';

/** Schemes whose folders can be read above the workspace folder. */
const onDisk = ['file', 'vscode-remote'];
/** Schemes of read-only documents, which no configuration applies to. */
const lookedAt = ['git', 'vscode', 'referral-remote', 'referral-rule'];

/**
 * Finds the configuration of each file: the nearest `referrals.config.json` from its folder up to the root of its
 * repository; outside a repository up to the workspace folder. The command line finds the same ones.
 */
export class Configurations implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when another configuration applies to some files, or its text has changed. */
  readonly onDidChange = this.#changed.event;
  readonly #found = new EventEmitter<void>();
  /** Fires when `all` has changed. */
  readonly onDidFind = this.#found.event;
  /** The configuration that applies in a folder, by the folder's address. */
  readonly #folders = new Map<string, FoundConfiguration | undefined>();
  readonly #places = new Map<string, Promise<ConfigurationPlace>>();
  /** The configuration files as last read, by address. An unchanged one stays the same object. */
  readonly #kept = new Map<string, FoundConfiguration>();
  /** Folders that were asked about before their configuration was known. */
  readonly #asked = new Set<string>();
  /** Watchers of folders outside of the workspace. */
  readonly #watched = new Map<string, Disposable>();
  readonly #subscriptions: Disposable;
  /** Counts possible changes. A result read before the last one is discarded. */
  #generation = 0;
  #refreshing: Promise<void> = Promise.resolve();

  constructor() {
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.#found,
      watchConfigurations(
        (folders) => this.refresh(folders),
        (file) => this.#isUsed(file),
      ),
    );
  }

  /** Whether the configuration of a file is known. */
  has(file: Uri): boolean {
    const folder = folderOf(file);
    return !folder || this.#folders.has(folder.toString());
  }

  /** Returns the known configuration of a file; starts to search for it if it is not known. */
  of(file: Uri): FoundConfiguration | undefined {
    const folder = folderOf(file);
    if (!folder) return undefined;
    const key = folder.toString();
    if (!this.#folders.has(key) && !this.#asked.has(key)) {
      this.#asked.add(key);
      this.load(file).then((found) => found && this.#changed.fire());
    }
    return this.#folders.get(key);
  }

  /** Finds the configuration of a file. */
  async load(file: Uri): Promise<FoundConfiguration | undefined> {
    const folder = folderOf(file);
    if (!folder) return undefined;
    const key = folder.toString();
    await this.#refreshing;
    while (!this.#folders.has(key)) {
      const generation = this.#generation;
      const found = await this.#find(folder);
      if (generation !== this.#generation) continue;
      const isNew = found && !this.all.includes(found);
      this.#folders.set(key, found);
      if (isNew) this.#found.fire();
    }
    return this.#folders.get(key);
  }

  /** The configuration files that were found so far. */
  get all(): FoundConfiguration[] {
    return [...new Set([...this.#folders.values()].filter((each) => each !== undefined))];
  }

  /** Reads the configuration of these folders and of those in them again, or of all. */
  refresh(folders?: readonly Uri[]): Promise<void> {
    this.#generation++;
    const changed = folders?.map((folder) => within(folder.toString()));
    for (const key of [...this.#places.keys()]) {
      const place = within(key);
      if (!changed || changed.some((each) => each.startsWith(place) || place.startsWith(each)))
        this.#places.delete(key);
    }
    this.#refreshing = this.#readAgain(this.#generation);
    return this.#refreshing;
  }

  /** Reads the configuration of these files again. */
  refreshFor(files: readonly Uri[]): Promise<void> {
    const folders = files.map(folderOf).filter((folder) => folder !== undefined);
    return this.refresh([...new Map(folders.map((folder) => [folder.toString(), folder])).values()]);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#watched.values()) watcher.dispose();
  }

  async #readAgain(generation: number): Promise<void> {
    const keys = [...this.#folders.keys()];
    const now = await Promise.all(keys.map((key) => this.#find(Uri.parse(key))));
    if (generation !== this.#generation) return this.#refreshing;
    if (keys.every((key, index) => this.#folders.get(key) === now[index])) return;
    for (const [index, key] of keys.entries()) this.#folders.set(key, now[index]);
    this.#found.fire();
    this.#changed.fire();
  }

  async #find(folder: Uri): Promise<FoundConfiguration | undefined> {
    const outermost = workspace.getWorkspaceFolder(folder)?.uri.toString();
    const places = await Promise.all(upward(folder).map((each) => this.#placeOf(each)));
    const searched = searchedFolders(
      places,
      ({ isRepository }) => isRepository,
      (each) => each.folder.toString() === outermost,
    );
    for (const { folder: each } of searched) this.#watch(each);
    return searched.find(({ found }) => found)?.found;
  }

  /** Whether a configuration names a taxonomy file. */
  #isUsed(file: Uri): boolean {
    return this.all.some(({ uses }) => uses.some((each) => each.toString() === file.toString()));
  }

  /** Watches the configuration file of a folder outside the workspace; VS Code itself watches those inside. */
  #watch(folder: Uri): void {
    const key = folder.toString();
    if (this.#watched.has(key) || workspace.getWorkspaceFolder(folder)) return;
    this.#watched.set(
      key,
      watchFolder(folder, () => this.refresh([folder])),
    );
  }

  #placeOf(folder: Uri): Promise<ConfigurationPlace> {
    const key = folder.toString();
    const known = this.#places.get(key) ?? readPlace(folder).then((place) => this.#keep(place));
    this.#places.set(key, known);
    return known;
  }

  #keep(place: ConfigurationPlace): ConfigurationPlace {
    const { found } = place;
    if (!found) return place;
    const key = found.uri.toString();
    const kept = this.#kept.get(key);
    if (kept && isAlike(kept, found)) return { ...place, found: kept };
    this.#kept.set(key, found);
    return place;
  }
}

/** Returns the folder whose configuration applies to a file; for a new document, the workspace folder. */
function folderOf(file: Uri): Uri | undefined {
  if (lookedAt.includes(file.scheme)) return undefined;
  return file.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : parentOf(file);
}

/** Returns a folder, and those above it that can be read. */
function upward(folder: Uri): Uri[] {
  const outermost = onDisk.includes(folder.scheme) ? undefined : workspace.getWorkspaceFolder(folder)?.uri.toString();
  const folders = [folder];
  for (let at = folder; at.path !== '/' && at.path !== '' && at.toString() !== outermost; ) {
    at = parentOf(at);
    folders.push(at);
  }
  return folders;
}

function parentOf(uri: Uri): Uri {
  return uri.with({ path: uri.path.replace(/\/[^/]*\/?$/, '') || '/', query: '', fragment: '' });
}

/** Returns the prefix of the addresses of everything in a folder. */
function within(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function isAlike(one: FoundConfiguration, other: FoundConfiguration): boolean {
  const keyOf = (each: FoundConfiguration) => JSON.stringify([each.text, each.configuration, each.problems]);
  return keyOf(one) === keyOf(other);
}
