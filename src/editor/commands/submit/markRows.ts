import { l10n, workspace } from 'vscode';
import { ApiError } from '../../../api/apiError';
import { findReferrals } from '../../../sync/files/findReferral';
import { eTagOf } from '../../../sync/referral/eTag';
import { recordedBaseline } from '../../../sync/state/recordedBaseline';
import { conflictWith } from '../../../sync/update/conflictWith';
import { propertyNames } from '../../../sync/words/propertyName';
import type { Connection } from '../../connection/connection';
import { readText } from '../../documents/readText';
import type { Services } from '../../editorServices';
import { blocking } from '../send/blocking';
import type { PlanRow } from '../send/submitRows';

/** Maximum number of referrals to read from the service before a submit. The submit itself checks the others. */
const maxCalls = 100;

/**
 * Finds planned referrals that cannot be submitted, and says why: problems that stop a submit, and conflicts with the
 * service's version. Sends nothing.
 * @param step called after each row
 */
export async function markRows(
  services: Services<'openConflicts' | 'problems' | 'settings' | 'syncStates'>,
  connection: Connection,
  rows: readonly PlanRow[],
  step: (what: string) => void,
  signal: AbortSignal,
): Promise<PlanRow[]> {
  const marked: PlanRow[] = [];
  let calls = 0;
  for (const row of rows) {
    signal.throwIfAborted();
    const text = await readText(row.uri);
    const { 'submit.blockOn': blockOn } = await services.settings.load(row.uri);
    const stops = blocking(await services.problems.check(row.uri, text), blockOn, row.pointer);
    if (stops.length > 0) marked.push({ ...row, mark: { kind: 'blocked', text: stopText(stops), problems: stops } });
    else if (row.plan === 'update' && calls < maxCalls) {
      calls++;
      const result = await compared(services, connection, row, text, signal);
      if (result === 'unreachable') calls = maxCalls;
      marked.push(typeof result === 'object' ? result : row);
    } else marked.push(row);
    step(row.name || workspace.asRelativePath(row.uri));
  }
  return marked;
}

function stopText(problems: NonNullable<PlanRow['mark']>['problems'] = []): string {
  const drafts = problems.filter(({ code }) => code === 'draft.placeholder').length;
  if (drafts > 0) return drafts === 1 ? l10n.t('Draft: 1 to fill in') : l10n.t('Draft: {0} to fill in', drafts);
  const first = problems[0]?.message ?? '';
  return problems.length === 1
    ? l10n.t('1 problem: {0}', first)
    : l10n.t('{0} problems, the first: {1}', problems.length, first);
}

/**
 * Marks a row if the service changed the same properties. Returns `unreachable` if further calls would fail as well.
 */
async function compared(
  services: Services<'openConflicts' | 'syncStates'>,
  connection: Connection,
  row: PlanRow,
  text: string,
  signal: AbortSignal,
): Promise<PlanRow | 'unreachable'> {
  const found = findReferrals(text).find(({ pointer }) => pointer === row.pointer);
  if (!found || typeof found.id !== 'string') return row;
  const { id, pointer, value } = found;
  const baseline = await connection.baselines.get(id);
  const recorded = recordedBaseline(value, baseline);
  const wanted = { id, pointer, before: value };
  const result = await conflictWith(connection, wanted, { reason: 'moved', base: recorded?.body }, { signal }).catch(
    (error: unknown) => {
      if (ApiError.is(error)) return undefined;
      throw error;
    },
  );
  if (!result || (result.outcome === 'conflict' && !result.remote)) return 'unreachable';
  if (result.outcome === 'gone') {
    services.syncStates.gone(id);
    return { ...row, mark: { kind: 'gone', text: l10n.t('No longer in {0}', connection.serviceName) } };
  }
  const { remote, conflicts } = result;
  if (!remote) return row;
  services.syncStates.hear([{ ...remote.body, eTag: remote.eTag }]);
  // The version that the file is based on: nothing has moved.
  if (remote.eTag === (eTagOf(value) || recorded?.eTag)) return row;
  if (conflicts.length === 0) return { ...row, note: l10n.t('Both changed, will be merged') };
  services.openConflicts.note(row.uri, result);
  const names = propertyNames(conflicts.map(({ path }) => path));
  return {
    ...row,
    mark: { kind: 'conflict', text: l10n.t('Also changed in {0}: {1}', connection.serviceName, names) },
  };
}
