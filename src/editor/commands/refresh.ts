import type { Command } from './command';

/** Loads the list of remote referrals anew, or with `{ more: true }` its next page; resolves to `{ count }`. */
export const refresh: Command = async ({ localTree, remoteTree, remoteDocuments }, options) => {
  if (typeof options === 'object' && options !== null && 'more' in options && options.more === true)
    return { count: await remoteTree.more() };
  localTree.refresh();
  remoteDocuments.refresh();
  return { count: await remoteTree.reload() };
};
