import { commands, type Uri, window } from 'vscode';
import { findReferrals } from '../../sync/findReferral';
import { pullInto } from '../../sync/pullInto';
import type { PullResult } from '../../sync/pullResult';
import type { EditorServices } from '../editorServices';
import { readText } from '../readText';
import { compareReferrals } from '../remote/compareReferrals';
import { withProgress } from '../ui/withProgress';
import { UserError } from '../userError';
import { workspaceFile } from '../workspaceFile';
import type { Command } from './command';
import { pointerOf } from './pointerOf';
import { targetFile } from './targetFile';

/**
 * Brings the service's version of a file's referrals (with `{ pointer }`: of that one) into the file; where both have
 * changes, the diff editor opens and the file stays as it is, unless `{ takeRemote: true }` says otherwise. Resolves to
 * `{ uri, outcome, results: [{ id, outcome, ... }] }`.
 */
export const pullLatest: Command = async (services, argument, options) => {
  const uri = targetFile(argument);
  const takeRemote = typeof options === 'object' && options !== null && 'takeRemote' in options;
  const only = pointerOf(options);
  const referrals = findReferrals(await readText(uri)).filter(
    ({ id, pointer }) => typeof id === 'string' && (only === undefined || pointer === only),
  );
  if (referrals.length === 0)
    throw new UserError('noReferral', 'The service does not know this referral yet: it has no id. Submit it first.');
  const connection = await services.connections.open({ interactive: true });
  const results = await withProgress('Pulling the latest version', async (signal) => {
    const done: PullResult[] = [];
    for (const { id, pointer } of referrals)
      done.push(await pullInto(connection, workspaceFile(uri), String(id), { pointer, takeRemote, signal }));
    return done;
  });
  for (const { id, outcome } of results) if (outcome === 'gone') services.syncStates.gone(id);
  await showConflicts(services, uri, only, results);
  const failed = results.find(({ outcome }) => outcome === 'failed');
  if (failed?.outcome === 'failed') throw failed.error;
  const stuck = results.find((result) => ['gone', 'invalid', 'unwritten'].includes(result.outcome));
  if (stuck && 'message' in stuck) throw new UserError(stuck.outcome as 'gone', stuck.message);
  const outcome = results.find((result) => result.outcome === 'conflict')?.outcome ?? results[0]?.outcome;
  return { uri, outcome, results: results.map(({ id, outcome: each }) => ({ id, outcome: each })) };
};

async function showConflicts(
  services: EditorServices,
  uri: Uri,
  pointer: string | undefined,
  results: readonly PullResult[],
): Promise<void> {
  const conflicts = results.filter((result) => result.outcome === 'conflict');
  const [first] = conflicts;
  if (!first) return;
  await compareReferrals(
    services.remoteDocuments,
    uri,
    conflicts.map(({ remote }) => remote),
  );
  const take = 'Take the Service\u2019s Version';
  window.showWarningMessage(first.message, take).then((chosen) => {
    const same = pointer === undefined ? {} : { pointer };
    if (chosen) commands.executeCommand('referrals.pullLatest', uri, { takeRemote: true, ...same });
  });
}
