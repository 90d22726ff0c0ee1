import type { Command } from '../command';

/**
 * Loads the list of remote referrals again, or with `{ more: true }` its next page. Resolves to `{ count, error? }`.
 */
export const refresh: Command<'localTree' | 'remoteDocuments' | 'remoteTree'> = async (
  { localTree, remoteTree, remoteDocuments },
  options,
) => {
  if (typeof options === 'object' && options !== null && 'more' in options && options.more === true)
    return remoteTree.more();
  localTree.refresh({ isWished: true });
  remoteDocuments.refresh();
  return remoteTree.reload();
};
