import { Disposable, EventEmitter, FileSystemError, type FileSystemProvider, FileType, type Uri } from 'vscode';

/** A disk with one file, `full.referral.json`, which cannot be written. */
export class FullDisk implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<never[]>().event;

  constructor(private readonly text: string) {}

  watch = () => new Disposable(() => undefined);
  stat = (uri: Uri) => {
    if (!uri.path.endsWith('full.referral.json')) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.File, ctime: 0, mtime: 0, size: this.text.length };
  };
  readFile = () => new TextEncoder().encode(this.text);
  writeFile = () => {
    throw FileSystemError.Unavailable('The disk is full');
  };
  readDirectory = () => [];
  createDirectory = () => undefined;
  delete = () => undefined;
  rename = () => undefined;
}
