import { type Uri, workspace } from 'vscode';
import { findReferrals } from '../../sync/findReferral';
import { pullInto } from '../../sync/pullInto';
import type { PullResult } from '../../sync/pullResult';
import { hopeless } from '../../sync/submitFile';
import type { EditorServices } from '../editorServices';
import { readText } from '../readText';
import type { Connection } from '../service/connection';
import { upToDate } from '../upToDate';
import { workspaceFile } from '../workspaceFile';
import { inTurn } from './fileTurns';
import { unreadableText } from './unreadableText';

/**
 * Brings the service's version of all referrals of these files into them, one after the other; those that the service
 * does not know are passed by. One that fails does not keep the others from being pulled, unless every further call would
 * fail alike, or the user cancels.
 * @param afterEach is told of each result as it comes
 */
export async function pullFiles(
  services: EditorServices,
  connection: Connection,
  uris: readonly Uri[],
  { signal, afterEach }: { signal: AbortSignal; afterEach: (result: PullResult, name: string) => void },
): Promise<void> {
  for (const uri of uris) {
    if (signal.aborted) return;
    const isOver = await inTurn(uri, async () => {
      await upToDate(uri);
      const name = workspace.asRelativePath(uri);
      const text = await readText(uri).catch(() => undefined);
      if (text === undefined) {
        afterEach({ id: name, outcome: 'unwritten', file: name, message: unreadableText(uri) }, name);
        return false;
      }
      for (const { id, pointer } of findReferrals(text)) {
        if (typeof id !== 'string') continue;
        const result = await pullInto(connection.at(uri), workspaceFile(uri), id, { pointer, signal });
        if (result.outcome === 'gone') services.syncStates.gone(id);
        afterEach(result, name);
        if (signal.aborted || (result.outcome === 'failed' && hopeless.includes(result.error.kind))) return true;
      }
      return false;
    });
    if (isOver) return;
  }
}
