import { Disposable, type TreeItem, window } from 'vscode';

const views = ['referrals.local', 'referrals.remote'];

/** Registers the views before their content exists. The first one to become visible calls `start`. */
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
