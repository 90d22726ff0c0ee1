import { Disposable, RelativePattern, type Uri, workspace } from 'vscode';
import { configurationFileName } from '../../language/configuration/configuration';

const delay = 100;

/**
 * Calls `changed` a moment after configuration files of the workspace, or what they count for, may have changed.
 * @param isUsed whether a configuration names a file
 */
export function watchConfigurations(changed: () => unknown, isUsed: (file: Uri) => boolean): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, delay);
  };
  const among = (uris: readonly Uri[]) => {
    if (uris.some((uri) => mayMatter(uri) || isUsed(uri))) soon();
  };
  const files = workspace.createFileSystemWatcher('**');
  return Disposable.from(
    files,
    files.onDidCreate((uri) => among([uri])),
    files.onDidChange((uri) => (isConfiguration(uri) || isUsed(uri)) && soon()),
    files.onDidDelete((uri) => among([uri])),
    workspace.onDidSaveTextDocument(({ uri }) => (isConfiguration(uri) || isUsed(uri)) && changed()),
    workspace.onDidDeleteFiles((event) => among(event.files)),
    workspace.onDidRenameFiles((event) => among(event.files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]))),
    workspace.onDidChangeWorkspaceFolders(soon),
    workspace.onDidGrantWorkspaceTrust(soon),
    new Disposable(() => clearTimeout(timer)),
  );
}

/** Calls `changed` when the configuration file of one folder comes, changes or goes. */
export function watchFolder(folder: Uri, changed: () => unknown): Disposable {
  const file = workspace.createFileSystemWatcher(new RelativePattern(folder, configurationFileName));
  return Disposable.from(file, file.onDidCreate(changed), file.onDidChange(changed), file.onDidDelete(changed));
}

/** Whether a path is that of a configuration file. */
export function isConfiguration({ path }: Pick<Uri, 'path'>): boolean {
  return path.endsWith(`/${configurationFileName}`);
}

/** Whether a file that comes or goes is a configuration file or the root of a repository, or may be a folder of those. */
function mayMatter(uri: Uri): boolean {
  if (uri.path.includes('/node_modules/') || uri.path.includes('/.git/')) return false;
  return isConfiguration(uri) || uri.path.endsWith('/.git') || !/\.\w{1,5}$/.test(uri.path);
}
