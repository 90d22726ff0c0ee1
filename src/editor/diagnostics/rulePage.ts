import { Disposable, FileSystemError, type FileSystemProvider, FileType, Uri, workspace } from 'vscode';

const scheme = 'referral-rule';

/**
 * What the code of a problem links to: the rule's page. Not the page's address on the web, which leads out of VS Code; nor
 * a command, which VS Code does not run from the hover of a problem. Under a scheme of its own it opens everywhere, and,
 * by the manifest's default for `workbench.editorAssociations`, rendered.
 */
export function rulePage(code: string): Uri {
  return Uri.from({ scheme, path: `/docs/rules/${code}.md` });
}

/** Makes the pages readable under their scheme. */
export function registerRulePages(): Disposable {
  async function contentOf(page: Uri): Promise<Uint8Array> {
    const code = /^\/docs\/rules\/([\w.-]+)\.md$/.exec(page.path)?.[1];
    const { pageOf } = await import('../../language/rules/pages');
    const text = code === undefined ? undefined : pageOf(code);
    if (text === undefined) throw FileSystemError.FileNotFound(page);
    return new TextEncoder().encode(text);
  }
  function refuse(page: Uri): never {
    throw FileSystemError.NoPermissions(page);
  }
  const pages: FileSystemProvider = {
    onDidChangeFile: () => new Disposable(() => undefined), // they never do
    watch: () => new Disposable(() => undefined),
    stat: async (page) => ({ type: FileType.File, ctime: 0, mtime: 0, size: (await contentOf(page)).byteLength }),
    readFile: contentOf,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return workspace.registerFileSystemProvider(scheme, pages, { isReadonly: true });
}
