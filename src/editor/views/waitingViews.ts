import { Disposable, type TreeItem, window } from 'vscode';

const views = ['referrals.local', 'referrals.remote'];

/** The views of the extension before their content is built: the first one to become visible calls `start`. */
export function registerWaitingViews(start: () => Promise<unknown>): Disposable {
  return Disposable.from(
    ...views.map((view) =>
      window.registerTreeDataProvider<TreeItem>(view, {
        getTreeItem: (item) => item,
        async getChildren() {
          await start();
          return [];
        },
      }),
    ),
  );
}
