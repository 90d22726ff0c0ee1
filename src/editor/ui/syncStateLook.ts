import type { SyncState } from '../../sync/syncState';

/** How a sync state is shown: a badge of one letter, a word or two, an icon, a colour of the theme, and in words. */
export interface SyncStateLook {
  badge?: string;
  /** Stands behind the status of the referral, which may be New as well. */
  word: string;
  icon: string;
  color?: string;
  words: string;
}

/** The looks of all states; what is in order has no badge. */
export const syncStateLooks: Readonly<Record<SyncState, SyncStateLook>> = {
  new: {
    badge: 'N',
    word: 'not submitted',
    icon: 'add',
    color: 'gitDecoration.untrackedResourceForeground',
    words: 'New: not submitted yet',
  },
  edited: {
    badge: 'E',
    word: 'edited',
    icon: 'edit',
    color: 'gitDecoration.modifiedResourceForeground',
    words: 'Edited: changes are not submitted yet',
  },
  inSync: { word: 'in sync', icon: 'check', words: 'In sync with the service, as far as is known' },
  behind: {
    badge: '↓',
    word: 'behind',
    icon: 'arrow-down',
    color: 'charts.blue',
    words: 'Behind: the service has a newer version',
  },
  conflict: {
    badge: '!',
    word: 'conflict',
    icon: 'git-compare',
    color: 'gitDecoration.conflictingResourceForeground',
    words: 'Conflict: changed here and at the service',
  },
  gone: {
    badge: '×',
    word: 'gone',
    icon: 'circle-slash',
    color: 'gitDecoration.deletedResourceForeground',
    words: 'Gone: the service no longer has it',
  },
  unknown: { word: 'not compared', icon: 'question', words: 'Not compared with the service yet' },
};
