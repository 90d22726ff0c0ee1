import { FileType, l10n, Uri, workspace } from 'vscode';
import { ApiError } from '../../../api/apiError';
import { odataFilter } from '../../../api/odata/odataFilter';
import { pullAll as pullEach } from '../../../sync/pull/pullAll';
import type { PullResult } from '../../../sync/pull/pullResult';
import { logPull } from '../../connection/activityLog';
import type { Connection } from '../../connection/connection';
import type { Services } from '../../editorServices';
import { failureOf } from '../../ui/failureOf';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { withCount } from '../../ui/progress';
import { pullTarget } from '../../workspace/pullTarget';
import { referralFolder } from '../../workspace/referralFolder';
import { refuseOthers, urisOf } from '../arguments/urisOf';
import type { Command } from '../command';
import { requireRight } from '../settingsToSend';
import { type ErrorServices, showError } from '../showError';
import { pullFiles } from './pullFiles';
import { canceledPullText, isCanceled, pullText } from './pullText';

const untouched: readonly PullResult['outcome'][] = ['conflict', 'gone', 'unwritten', 'invalid', 'failed'];

/** Maximum number of failures in a notification; the log has all. */
const maxNamed = 5;

interface Trouble {
  id: string;
  outcome: string;
  message: string;
}

/** Result of a pull: the number of referrals per outcome, and those that were left unchanged, with the reason. */
interface Done {
  counts: Partial<Record<PullResult['outcome'], number>>;
  total: number;
  /** Number of referrals to pull, if it is not `total`. */
  wanted?: number;
  /** Whether, after canceling, the service has more than `total`. */
  hasMore?: boolean;
  troubles: Trouble[];
  error?: Error;
  /** Whether canceling ended a call; its referral counts as failed. */
  wasCutOff?: boolean;
}

export type PullAllServices = ErrorServices &
  Services<'localTree' | 'remoteView' | 'settings' | 'syncStates' | 'workspaceIndex'>;

/**
 * Pulls all referrals that match the filter of the setting and of the view (or `{ filter }`). Writes them to the files
 * that hold them, else to new ones in the given folder, else in that of the setting. Called with files, or with rows of
 * the local view, it updates those. Merges the user's changes or leaves the file unchanged. Resolves to `{ counts,
 * total, troubles, error? }`.
 */
export const pullAll: Command<keyof PullAllServices> = async (services, ...args) => {
  const given = args.filter((each) => !isOptions(each));
  const folder = await folderOf(given);
  const isFiles = folder === undefined && given.flat().some(isFileLike);
  if (!isFiles && folder === undefined) refuseOthers(given);
  const uris = isFiles ? await urisOf(services.workspaceIndex, given) : [];
  const target = isFiles ? undefined : (folder ?? (await referralFolder(services.settings)));
  const connection = await services.connections.open({
    interactive: true,
    ...(target && { uri: Uri.joinPath(target, 'any') }),
  });
  const done = target
    ? await pullFiltered(services, connection, target, args.find(isOptions)?.filter)
    : await pullGiven(services, connection, uris);
  services.localTree.refresh();
  const { counts, total, troubles, error } = done;
  summarize(services, done);
  return { counts, total, troubles, ...(error && { error: failureOf(error) }) };
};

function isOptions(value: unknown): value is { filter: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'filter' in value;
}

function isFileLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value instanceof Uri || 'uri' in value);
}

/** Returns the folder, if a single folder was given. */
async function folderOf(given: readonly unknown[]): Promise<Uri | undefined> {
  const uris = new Map(given.flat().flatMap((each) => (each instanceof Uri ? [[each.toString(), each]] : [])));
  const [only] = uris.values();
  if (!only || uris.size > 1) return undefined;
  const stat = await Promise.resolve(workspace.fs.stat(only)).catch(() => undefined); // urisOf says what is wrong
  return stat && (stat.type & FileType.Directory) !== 0 ? only : undefined;
}

async function pullFiltered(
  services: Services<'log' | 'remoteView' | 'settings' | 'workspaceIndex'>,
  connection: Connection,
  folder: Uri,
  given: unknown,
): Promise<Done> {
  const any = Uri.joinPath(folder, 'any');
  await requireRight(services.settings, [any]);
  const settings = services.settings.read(any);
  const own = typeof given === 'string' ? given : services.remoteView.state.filter;
  const filter = odataFilter({ and: [{ text: settings['pull.filter'] }, { text: own }] });
  const target = pullTarget(folder, services.workspaceIndex, settings.fileName);
  const troubles: Trouble[] = [];
  let wasCutOff = false;
  const summary = await withCount(l10n.t('Pulling referrals'), undefined, (step, signal) =>
    pullEach(connection, target, filter === '' ? {} : { filter }, {
      signal,
      fileName: settings.fileName,
      afterEach: (result, listed) => {
        step('file' in result && result.file ? result.file : '', listed);
        wasCutOff ||= isCanceled(result);
        note(services, connection, troubles, result);
      },
    }),
  );
  return { ...summary, troubles, wasCutOff };
}

async function pullGiven(
  services: Services<'log' | 'syncStates' | 'workspaceIndex'>,
  connection: Connection,
  uris: readonly Uri[],
): Promise<Done> {
  const { index } = services.workspaceIndex;
  const done: Done = { counts: {}, total: 0, troubles: [] };
  done.wanted = uris.flatMap((uri) => index.get(uri.toString()) ?? []).filter(({ id }) => id).length;
  await withCount(l10n.t('Pulling the latest versions'), done.wanted || undefined, (step, signal) =>
    pullFiles(services, connection, uris, {
      signal,
      afterEach: (result, name) => {
        step(name);
        done.total++;
        done.counts[result.outcome] = (done.counts[result.outcome] ?? 0) + 1;
        note(services, connection, done.troubles, result);
        done.wasCutOff ||= isCanceled(result);
        if (result.outcome === 'failed') done.error = result.error;
      },
    }),
  );
  return done;
}

function withoutCanceled(counts: Done['counts'], wasCutOff = false): Done['counts'] {
  return wasCutOff ? { ...counts, failed: (counts.failed ?? 1) - 1 } : counts;
}

function note({ log }: Services<'log'>, { serviceName }: Connection, troubles: Trouble[], result: PullResult): void {
  logPull(log, serviceName, result);
  if (!untouched.includes(result.outcome) || isCanceled(result) || !('message' in result)) return;
  const { id, message, outcome } = result;
  troubles.push({ id, outcome, message });
  log.warn(`${id}: ${outcome}. ${message}`);
}

function summarize(services: ErrorServices, done: Done): void {
  const { counts, error, hasMore, total, troubles, wanted, wasCutOff } = done;
  const words = pullText(counts);
  if (error) {
    if (ApiError.is(error, 'cancelled'))
      showInformationMessage(canceledPullText(withoutCanceled(counts, wasCutOff), wanted ?? total, hasMore));
    else showError(services, error);
    return;
  }
  if (troubles.length === 0) {
    showInformationMessage(words);
    return;
  }
  const named = troubles.slice(0, maxNamed).map(({ message }) => message);
  if (troubles.length > maxNamed) named.push(l10n.t('{0} more are in the log.', troubles.length - maxNamed));
  const show = l10n.t('Show Log');
  showWarningMessage(`${words} ${named.join(' ')}`, show).then((chosen) => chosen && services.log.show());
}
