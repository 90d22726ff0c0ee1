import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { SyncState } from '../../../sync/plan/syncState';
import { stateText } from './viewFilter';

/** Appearance of a sync state: a badge of one letter, an icon, a color of the theme, and a description. */
interface SyncStateLook {
  badge?: string;
  icon: string;
  color?: string;
  words: string;
}

/** Appearance of all states. A state in order has no badge. */
export const syncStateLooks: Readonly<Record<SyncState, SyncStateLook>> = {
  new: {
    badge: 'N',
    icon: 'add',
    color: 'gitDecoration.untrackedResourceForeground',
    words: l10n.t('New: not submitted yet'),
  },
  noId: {
    badge: '?',
    icon: 'question',
    color: 'gitDecoration.modifiedResourceForeground',
    words: l10n.t('ID missing: add it, or remove the eTag'),
  },
  edited: {
    badge: 'E',
    icon: 'edit',
    color: 'gitDecoration.modifiedResourceForeground',
    words: l10n.t('Edited: changes are not submitted yet'),
  },
  inSync: { icon: 'check', words: l10n.t('Up to date') },
  behind: {
    badge: '↓',
    icon: 'arrow-down',
    color: 'charts.blue',
    words: l10n.t('Out of date: there is a newer version'),
  },
  mergeable: {
    badge: '\u21c5',
    icon: 'git-merge',
    color: 'gitDecoration.modifiedResourceForeground',
    words: l10n.t('Both changed, can be merged: submit to merge'),
  },
  conflict: {
    badge: '!',
    icon: 'git-compare',
    color: 'gitDecoration.conflictingResourceForeground',
    words: l10n.t('Conflict: you and someone else changed the same property'),
  },
  gone: {
    badge: '×',
    icon: 'circle-slash',
    color: 'gitDecoration.deletedResourceForeground',
    words: l10n.t('Gone: no longer available'),
  },
  unknown: { icon: 'question', words: l10n.t('Not checked yet') },
};

/** Returns the word for a state in a row. A state in order, or unknown, has none because there is little room. */
export function rowState(state: SyncState | undefined): { word: string; isUrgent: boolean } | undefined {
  if (!state || !syncStateLooks[state].badge) return undefined;
  return { word: stateText(state), isUrgent: state === 'conflict' || state === 'gone' };
}

/** Shape and color of each status, so that each tells the status by itself. */
const looks = new Map<unknown, readonly [icon: string, color: string]>([
  ['New', ['circle-outline', 'charts.blue']],
  ['Active', ['circle-filled', 'charts.yellow']],
  ['Won', ['pass', 'charts.green']],
  ['Lost', ['circle-slash', 'descriptionForeground']],
  ['Declined', ['thumbsdown', 'charts.orange']],
  ['Expired', ['clockface', 'charts.purple']],
  ['Error', ['error', 'charts.red']],
]);

/** Returns the icon of a row: that of a conflict, which waits for the user, else that of the status. */
export function rowIcon(referral: Parameters<typeof statusIcon>[0], state: SyncState | undefined): ThemeIcon {
  if (state !== 'conflict') return statusIcon(referral);
  const { color, icon } = syncStateLooks.conflict;
  return new ThemeIcon(icon, color ? new ThemeColor(color) : undefined);
}

/** Returns the icon of a status, or of the outcome of a closed deal; an unknown one has the icon for questions. */
function statusIcon(referral: { status?: unknown; substatus?: unknown; [other: string]: unknown }): ThemeIcon {
  const { status, substatus } = referral;
  const look = looks.get(status === 'Closed' || substatus === 'Error' ? substatus : status);
  if (look) return new ThemeIcon(look[0], new ThemeColor(look[1]));
  return new ThemeIcon(status === 'Closed' ? 'circle-slash' : 'question');
}
