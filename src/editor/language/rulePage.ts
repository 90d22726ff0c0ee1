import { Disposable, FileSystemError, type FileSystemProvider, Uri, workspace } from 'vscode';

const scheme = 'referral-rule';

/**
 * What the code of a problem links to: the rule's page, which ships with the extension. Not the page's own address: of an
 * extension in the browser that is one of the web, which leads out of VS Code; nor a command, which VS Code does not run
 * from the hover of a problem. Under a scheme of its own it opens everywhere, and, by the manifest's default for
 * `workbench.editorAssociations`, rendered.
 */
export function rulePage(code: string): Uri {
  return Uri.from({ scheme, path: `/docs/rules/${code}.md` });
}

/**
 * Makes the pages readable under their scheme.
 * @param extensionUri where the extension is installed: a folder, or an address of the web
 */
export function registerRulePages(extensionUri: Uri): Disposable {
  /** Pages only, whatever the address says. */
  function shipped(page: Uri): Uri {
    if (!/^\/docs\/rules\/[\w.-]+\.md$/.test(page.path)) throw FileSystemError.FileNotFound(page);
    return Uri.joinPath(extensionUri, page.path);
  }
  function refuse(page: Uri): never {
    throw FileSystemError.NoPermissions(page);
  }
  const pages: FileSystemProvider = {
    onDidChangeFile: () => new Disposable(() => undefined), // they never do
    watch: () => new Disposable(() => undefined),
    stat: (page) => workspace.fs.stat(shipped(page)),
    readFile: (page) => workspace.fs.readFile(shipped(page)),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return workspace.registerFileSystemProvider(scheme, pages, { isReadonly: true });
}
