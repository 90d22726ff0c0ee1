import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode';

type Entry = Uint8Array | undefined; // a folder has no content

/** Files that are only in memory, as of an extension that brings a remote repository along. */
export class MemoryFiles implements FileSystemProvider {
  readonly #entries = new Map<string, { content: Entry; mtime: number }>([['/', { content: undefined, mtime: 0 }]]);
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #time = 0;

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const { content, mtime } = this.#get(uri);
    return { type: content ? FileType.File : FileType.Directory, ctime: 0, mtime, size: content?.length ?? 0 };
  }

  readDirectory(uri: Uri): [string, FileType][] {
    this.#get(uri);
    const start = uri.path.replace(/\/?$/, '/');
    return [...this.#entries].flatMap(([path, { content }]): [string, FileType][] => {
      const name = path.slice(start.length);
      const isChild = path.startsWith(start) && name !== '' && !name.includes('/');
      return isChild ? [[name, content ? FileType.File : FileType.Directory]] : [];
    });
  }

  createDirectory(uri: Uri): void {
    this.#set(uri, undefined);
  }

  readFile(uri: Uri): Uint8Array {
    const { content } = this.#get(uri);
    if (!content) throw FileSystemError.FileIsADirectory(uri);
    return content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    this.#set(uri, content);
  }

  delete(uri: Uri): void {
    this.#get(uri);
    for (const path of [...this.#entries.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#entries.delete(path);
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  rename(from: Uri, to: Uri, { overwrite }: { overwrite: boolean }): void {
    const { content } = this.#get(from);
    if (!overwrite && this.#entries.has(to.path)) throw FileSystemError.FileExists(to);
    this.delete(from);
    this.#set(to, content);
  }

  #get(uri: Uri) {
    const entry = this.#entries.get(uri.path);
    if (!entry) throw FileSystemError.FileNotFound(uri);
    return entry;
  }

  #set(uri: Uri, content: Entry): void {
    const type = this.#entries.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#entries.set(uri.path, { content, mtime: ++this.#time });
    this.#changed.fire([{ type, uri }]);
  }
}

/** Registers a file system in memory under a scheme. */
export function memoryFiles(scheme: string): { uri(path: string): Uri; dispose(): void } {
  const registered = workspace.registerFileSystemProvider(scheme, new MemoryFiles(), { isCaseSensitive: true });
  return { uri: (path) => Uri.from({ scheme, path: `/${path}` }), dispose: () => registered.dispose() };
}
