import { type Uri, window, workspace } from 'vscode';
import { findAgain } from '../../sync/findReferral';
import type { PullOptions } from '../../sync/pullInto';
import type { PullResult } from '../../sync/pullResult';
import type { EditorServices } from '../editorServices';
import { readText } from '../readText';
import { compareReferrals } from '../remote/compareReferrals';
import type { Connection } from '../service/connection';
import { Cancelled } from '../ui/cancelled';
import { resolveConflicts } from '../ui/resolveConflicts';
import { lostPaths } from './lostPaths';
import { showError } from './showError';

type Conflict = Extract<PullResult, { outcome: 'conflict' }>;

const choose = 'Choose Per Property...';
const compare = 'Compare';
const take = 'Take the Service\u2019s Version...';
const confirm = 'Take the Service\u2019s Version';

/**
 * Says that file and service have changed the same, and offers what can be done; returns at once. Whoever backs out at
 * any point has changed nothing.
 * @param pull brings the service's version into the file, with what was decided
 */
export function offerPullChoice(
  services: EditorServices,
  { baselines }: Pick<Connection, 'baselines'>,
  uri: Uri,
  conflict: Conflict,
  pull: (decided: Pick<PullOptions, 'choose' | 'takeRemote'>) => unknown,
): void {
  const { conflicts, id, message, remote } = conflict;
  const actions = [...(conflicts.length > 0 ? [choose] : []), compare, take];

  /** Names what the file would lose, and asks. */
  async function mayTake(): Promise<boolean> {
    const found = findAgain(await readText(uri), { pointer: '', id });
    const lost = lostPaths(found?.value, remote.body, (await baselines.get(id))?.body);
    const title = `Replace your changes of the referral in ${workspace.asRelativePath(uri)}?`;
    const detail = `What you changed is lost in: ${lost.join(', ') || 'nothing that you can set'}.`;
    return (await window.showWarningMessage(title, { modal: true, detail }, confirm)) === confirm;
  }

  function offer(): void {
    window.showWarningMessage(message, ...actions).then(async (chosen) => {
      try {
        if (chosen === compare) {
          await compareReferrals(services.remoteDocuments, uri, [remote]);
          offer(); // who has compared still has to decide
        }
        if (chosen === choose) pull({ choose: await resolveConflicts(conflicts, services.connections.serviceName) });
        if (chosen === take && (await mayTake())) pull({ takeRemote: true });
      } catch (error) {
        if (!(error instanceof Cancelled)) showError(services, error);
      }
    });
  }
  offer();
}
