import { Disposable, FileSystemError, type FileSystemProvider, FileType, Uri, workspace } from 'vscode';

const scheme = 'referral-rule';

/**
 * Returns the address of a rule's page, for the link at the code of a problem. A web address would leave VS Code, and
 * VS Code runs no command from the hover of a problem. This scheme opens everywhere, and is shown rendered by the
 * manifest's default for `workbench.editorAssociations`.
 */
export function rulePage(code: string): Uri {
  return Uri.from({ scheme, path: `/docs/rules/${code}.md` });
}

/** Provides the pages under their scheme. */
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
