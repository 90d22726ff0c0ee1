import { type Uri, window, workspace } from 'vscode';
import { changedPaths } from '../../sync/changedPaths';
import { findAgain } from '../../sync/findReferral';
import { payload } from '../../sync/payload';
import type { SubmitOptions } from '../../sync/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import type { EditorServices } from '../editorServices';
import { readText } from '../readText';
import { compareReferrals } from '../remote/compareReferrals';
import { Cancelled } from '../ui/cancelled';
import { resolveConflicts } from '../ui/resolveConflicts';

type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

const choose = 'Choose Per Property...';
const compare = 'Compare';
const overwrite = 'Overwrite...';
const confirm = 'Overwrite';

/**
 * Says that file and service have changed the same, and offers what can be done; returns at once. Whoever backs out at
 * any point has changed nothing.
 * @param submit sends the referral again, with what was decided
 */
export function offerResolution(
  services: EditorServices,
  uri: Uri,
  conflict: Conflict,
  submit: (options: SubmitOptions) => unknown,
): void {
  const { remote, conflicts } = conflict;
  const actions = [
    ...(remote && conflicts.length > 0 ? [choose] : []),
    ...(remote ? [compare] : []),
    ...(remote ? [overwrite] : []),
  ];
  window.showWarningMessage(conflict.message, ...actions).then(async (chosen) => {
    try {
      if (!remote) return;
      if (chosen === compare) await compareReferrals(services.remoteDocuments, uri, [remote]);
      if (chosen === choose) submit({ choose: await resolveConflicts(conflicts) });
      if (chosen === overwrite && (await mayOverwrite(uri, conflict))) submit({ overwrite: remote.eTag || true });
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
  });
}

/** Names what the service would lose, and asks. */
async function mayOverwrite(uri: Uri, { id, pointer, remote }: Conflict): Promise<boolean> {
  const found = findAgain(await readText(uri), { pointer, id });
  const lost = changedPaths(payload(remote?.body, 'create'), payload(found?.value, 'create'));
  const answer = await window.showWarningMessage(
    `Overwrite the service's version of the referral in ${workspace.asRelativePath(uri)}?`,
    {
      modal: true,
      detail: `What the service has now is lost in: ${lost.join(', ') || 'nothing that you can set'}. This cannot be undone.`,
    },
    confirm,
  );
  return answer === confirm;
}
