import { type Uri, workspace } from 'vscode';
import { hopeless } from '../../../api/apiError';
import { type Job, runInOrder } from '../../../base/runInOrder';
import { findReferrals } from '../../../sync/files/findReferral';
import { pullInto } from '../../../sync/pull/pullInto';
import type { PullResult } from '../../../sync/pull/pullResult';
import type { Connection } from '../../connection/connection';
import { readText } from '../../documents/readText';
import { inTurn, upToDate, workspaceFile } from '../../documents/workspaceFile';
import type { Services } from '../../editorServices';
import { unreadableText } from '../showError';

/** Maximum number of pulls at a time. */
const maxPulls = 8;

interface Pulled {
  name: string;
  result: PullResult;
}

/**
 * Pulls all referrals of these files, several at a time. Skips those that the service does not know. A failure does not
 * stop the rest, unless every further call would fail in the same way, or the user cancels.
 * @param afterEach called with each result, in the files' order
 */
export async function pullFiles(
  services: Services<'syncStates'>,
  connection: Connection,
  uris: readonly Uri[],
  { signal, afterEach }: { signal: AbortSignal; afterEach: (result: PullResult, name: string) => void },
): Promise<void> {
  async function* jobs(): AsyncGenerator<Job<Pulled>> {
    for (const uri of uris) {
      const name = workspace.asRelativePath(uri);
      await upToDate(uri);
      const text = await readText(uri).catch(() => undefined);
      if (text === undefined) {
        const result = { id: name, outcome: 'unwritten' as const, file: name, message: unreadableText(uri) };
        yield { keys: [], run: async () => ({ name, result }) };
      }
      for (const { id, pointer } of findReferrals(text ?? '')) {
        if (signal.aborted) return;
        if (typeof id !== 'string') continue;
        const pull = () => pullInto(connection.at(uri), workspaceFile(uri), id, { pointer, signal });
        const run = async () => ({ name, result: await inTurn(uri, pull, connection) });
        yield { keys: [id.toLowerCase()], run };
      }
    }
  }
  const isLast = ({ result }: Pulled): boolean => result.outcome === 'failed' && hopeless.includes(result.error.kind);
  for await (const { name, result } of runInOrder(jobs(), maxPulls, isLast)) {
    if (result.outcome === 'gone') services.syncStates.gone(result.id);
    afterEach(result, name);
  }
}
