import { ThemeColor, ThemeIcon } from 'vscode';
import type { SyncState } from '../../sync/plan/syncState';
import { syncStateLooks } from './syncStateLook';

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

/** The icon of a row: of a conflict, which waits for the user, else of the status. */
export function rowIcon(referral: Parameters<typeof statusIcon>[0], state: SyncState | undefined): ThemeIcon {
  if (state !== 'conflict') return statusIcon(referral);
  const { color, icon } = syncStateLooks.conflict;
  return new ThemeIcon(icon, color ? new ThemeColor(color) : undefined);
}

/** The icon of a status, or of the outcome of a closed deal; an unknown one has the icon for questions. */
function statusIcon(referral: { status?: unknown; substatus?: unknown; [other: string]: unknown }): ThemeIcon {
  const { status, substatus } = referral;
  const look = looks.get(status === 'Closed' || substatus === 'Error' ? substatus : status);
  if (look) return new ThemeIcon(look[0], new ThemeColor(look[1]));
  return new ThemeIcon(status === 'Closed' ? 'circle-slash' : 'question');
}
