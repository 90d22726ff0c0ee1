import type { Uri } from 'vscode';
import type { SubmitResult } from '../../../sync/submitResult';
import type { Services } from '../../editorServices';

/** Services that record the results of a submit. */
export type SettleServices = Services<'openConflicts' | 'serviceProblems' | 'syncStates'>;

/** Records the results of a submit for the problems, lenses and views that show them. */
export async function settleSubmit(
  { openConflicts, serviceProblems, syncStates }: SettleServices,
  uri: Uri,
  results: readonly SubmitResult[],
): Promise<void> {
  for (const result of results) {
    openConflicts.note(uri, result);
    if (result.outcome === 'conflict' && result.remote)
      syncStates.hear([{ ...result.remote.body, eTag: result.remote.eTag }]);
    if (result.outcome === 'gone') syncStates.gone(result.id);
  }
  await serviceProblems.show(uri, results);
}
