import { Disposable, RelativePattern, Uri, workspace } from 'vscode';
import { configurationFileName } from '../../language/configuration/configuration';

const delay = 100;

/**
 * Calls `changed` shortly after configuration files of the workspace, or the files that they apply to, may have
 * changed.
 * @param changed called with the folders; without them, everything may have changed
 * @param isUsed whether a configuration names a file
 */
export function watchConfigurations(
  changed: (folders?: readonly Uri[]) => unknown,
  isUsed: (file: Uri) => boolean,
): Disposable {
  let timer: NodeJS.Timeout | undefined;
  let pending: (Uri | undefined)[] = [];
  const tell = () => {
    clearTimeout(timer);
    const folders = pending.filter((each) => each !== undefined);
    const isAll = folders.length < pending.length;
    pending = [];
    changed(isAll ? undefined : folders);
  };
  const soon = (folder?: Uri) => {
    pending.push(folder);
    clearTimeout(timer);
    timer = setTimeout(tell, delay);
  };
  const cameOrWent = (uri: Uri) => {
    if (isUsed(uri)) soon();
    else if (mayMatter(uri)) soon(isConfiguration(uri) || isRepository(uri) ? Uri.joinPath(uri, '..') : uri);
  };
  const edited = (uri: Uri) => {
    if (isUsed(uri)) soon();
    else if (isConfiguration(uri)) soon(Uri.joinPath(uri, '..'));
  };
  const files = workspace.createFileSystemWatcher('**');
  return Disposable.from(
    files,
    files.onDidCreate(cameOrWent),
    files.onDidChange(edited),
    files.onDidDelete(cameOrWent),
    workspace.onDidSaveTextDocument(({ uri }) => {
      edited(uri);
      if (pending.length > 0) tell(); // the user waits for it
    }),
    workspace.onDidDeleteFiles((event) => event.files.forEach(cameOrWent)),
    workspace.onDidRenameFiles((event) =>
      event.files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]).forEach(cameOrWent),
    ),
    workspace.onDidChangeWorkspaceFolders(() => soon()),
    workspace.onDidGrantWorkspaceTrust(() => soon()),
    new Disposable(() => clearTimeout(timer)),
  );
}

/** Calls `changed` when the configuration file of one folder is created, changed or deleted. */
export function watchFolder(folder: Uri, changed: () => unknown): Disposable {
  const file = workspace.createFileSystemWatcher(new RelativePattern(folder, configurationFileName));
  return Disposable.from(file, file.onDidCreate(changed), file.onDidChange(changed), file.onDidDelete(changed));
}

/** Whether a path is that of a configuration file. */
export function isConfiguration({ path }: Pick<Uri, 'path'>): boolean {
  return path.endsWith(`/${configurationFileName}`);
}

/** Whether a path makes its folder the root of a repository. */
function isRepository({ path }: Uri): boolean {
  return path.endsWith('/.git');
}

/**
 * Whether a created or deleted file is a configuration file or the root of a repository, or may be a folder with one.
 */
function mayMatter(uri: Uri): boolean {
  if (uri.path.includes('/node_modules/') || uri.path.includes('/.git/')) return false;
  return isConfiguration(uri) || isRepository(uri) || !/\.\w{1,5}$/.test(uri.path);
}
