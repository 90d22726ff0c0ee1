import { Disposable, type Uri, workspace } from 'vscode';
import { isReferralFile, referralGlob } from '../../documents/isReferral';

const delay = 300;

/** Handlers of changes to the files of the workspace. */
interface FileListener {
  /** Called with new referral files. */
  created(uris: readonly Uri[]): void;
  /** Called with known files whose content changed. */
  changed(uris: readonly Uri[]): void;
  /** Called with a folder that may hold other files than before. */
  replaced(folder: Uri): void;
  /** Whether a file belongs to the index, as far as known. */
  isKnown(uri: Uri): boolean;
  /** Called with files or folders that were deleted. */
  deleted(uris: readonly Uri[]): void;
  /** Called if there may be other referral files: folders were added, or the rules for ignored files changed. */
  relist(): void;
}

/**
 * Watches the referral files of the workspace. VS Code reports a created or deleted folder without its files, so
 * folders are watched as well.
 */
export function watchReferralFiles({
  created,
  changed,
  replaced,
  isKnown,
  deleted,
  relist,
}: FileListener): Disposable & {
  /** Calls `relist` now if it is due soon. */
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

/** Whether a path belongs to installed packages; see `searchFiles`. */
function isForeign({ path }: Uri): boolean {
  return path.includes('/node_modules/');
}

/** Whether a path may be a folder. A cheap guess: most names with an extension are files. */
function mayBeFolder(uri: Uri): boolean {
  if (isForeign(uri) || uri.path.includes('/.git/')) return false;
  return !/\.\w{1,5}$/.test(uri.path);
}
