import { Disposable, type Uri, workspace } from 'vscode';
import { isReferralFile, referralGlob } from '../../documents/isReferral';

const delay = 300;

/** Handlers of changes to the files of the workspace. */
interface FileListener {
  /** Referral files are new. */
  created(uris: readonly Uri[]): void;
  /** Known files hold something else. */
  changed(uris: readonly Uri[]): void;
  /** A folder may hold other files than before. */
  replaced(folder: Uri): void;
  /** Whether a file counts, as far as is known. */
  isKnown(uri: Uri): boolean;
  /** Files or folders are gone. */
  deleted(uris: readonly Uri[]): void;
  /** There may be other referral files than before: whole folders came, or others count. */
  relist(): void;
}

/**
 * Watches the referral files of the workspace. A folder that comes or goes is told of as a folder only, so that those
 * are watched as well.
 */
export function watchReferralFiles({
  created,
  changed,
  replaced,
  isKnown,
  deleted,
  relist,
}: FileListener): Disposable & {
  /** Has `relist` called now, should it be about to be. */
  flush(): void;
} {
  let timer: NodeJS.Timeout | undefined;
  const relistSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(relistNow, delay);
  };
  const relistNow = () => {
    clearTimeout(timer);
    timer = undefined;
    relist();
  };
  const files = workspace.createFileSystemWatcher(referralGlob);
  const folders = workspace.createFileSystemWatcher('**');
  const subscriptions = Disposable.from(
    files,
    folders,
    files.onDidCreate((uri) => {
      if (isForeign(uri)) return;
      created([uri]);
      relistSoon(); // it may be one that `files.exclude` hides
    }),
    files.onDidChange((uri) => {
      if (isForeign(uri)) return;
      if (isKnown(uri)) changed([uri]);
      else relistSoon(); // hidden, or gone and back within a moment
    }),
    files.onDidDelete((uri) => deleted([uri])),
    folders.onDidCreate((uri) => {
      if (mayBeFolder(uri)) relistSoon();
    }),
    // VS Code reports a folder that was deleted and created again as changed, and reports nothing of its files.
    folders.onDidChange((uri) => {
      if (!mayBeFolder(uri)) return;
      replaced(uri);
      relistSoon();
    }),
    folders.onDidDelete((uri) => {
      if (mayBeFolder(uri)) relistSoon();
    }),
    workspace.onDidDeleteFiles(({ files: gone }) => deleted(gone)),
    workspace.onDidRenameFiles(({ files: renamed }) => {
      deleted(renamed.map(({ oldUri }) => oldUri));
      const fresh = renamed.map(({ newUri }) => newUri).filter(({ path }) => isReferralFile(path));
      created(fresh.filter((uri) => !isForeign(uri)));
      relistSoon();
    }),
    workspace.onDidChangeWorkspaceFolders(relistSoon),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('files.exclude')) relistSoon();
    }),
    new Disposable(() => clearTimeout(timer)),
  );
  return {
    flush: () => {
      if (timer) relistNow();
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** What packages bring along; see `searchFiles`. */
function isForeign({ path }: Uri): boolean {
  return path.includes('/node_modules/');
}

/** Only a guess, and a cheap one: most names with an ending are files. */
function mayBeFolder(uri: Uri): boolean {
  if (isForeign(uri) || uri.path.includes('/.git/')) return false;
  return !/\.\w{1,5}$/.test(uri.path);
}
