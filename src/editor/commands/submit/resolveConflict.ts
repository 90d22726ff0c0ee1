import { l10n, type Uri } from 'vscode';
import { findReferrals } from '../../../sync/files/findReferral';
import type { MergeConflict, Side } from '../../../sync/merge/mergeReferral';
import { sameContent } from '../../../sync/referral/alike';
import { recordedBaseline } from '../../../sync/state/recordedBaseline';
import { conflictWith } from '../../../sync/update/conflictWith';
import type { Conflict } from '../../connection/openConflicts';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { withProgress } from '../../ui/progress';
import { wantsConfirmation } from '../arguments/confirmation';
import { pointerOf, targetFile } from '../arguments/targetFile';
import { chooseValues, conflictPath } from '../chooseValues';
import type { Command } from '../command';
import { dealOf, offerResolution } from '../decide/offerResolution';
import { notSubmitted } from '../noReferral';
import { type SubmitServices, submitAgain, submitDecided } from './submit';

/**
 * Resolves the conflict of a referral of a file. With `{ side: 'mine' | 'theirs' }` it does so at once; otherwise it
 * asks a person which values count. Resolves to the result of the submit. Called by a script without a side, it offers
 * the choices and resolves to `{ uri, outcome: 'conflict', conflicts }`.
 */
export const resolveConflict: Command<keyof SubmitServices> = async (services, argument, options) => {
  const uri = targetFile(argument);
  const pointer = pointerOf(options, argument);
  const side = sideOf(options);
  const conflict = await conflictOf(services, uri, pointer);
  const meant = { id: conflict.id };
  if (side)
    return submitDecided(services, uri, conflict.pointer, { meant, choose: choiceOf(conflict.conflicts, side) });
  if (wantsConfirmation([argument, options]) && conflict.remote && conflict.conflicts.length > 0) {
    const { serviceName } = services.connections;
    const choose = await chooseValues(conflict, serviceName, await dealOf(uri, conflict));
    return submitDecided(services, uri, conflict.pointer, { meant, choose });
  }
  await offerResolution(services, uri, conflict, (decided) =>
    submitAgain(services, uri, conflict.pointer, { meant, ...decided }),
  );
  const conflicts = conflict.conflicts.map((each) => ({ ...each, path: conflictPath(each.path) }));
  return { uri, outcome: 'conflict', conflicts };
};

/** Returns the open conflict with the referral's current place; asks the service if none is known. */
async function conflictOf(
  services: Services<'connections' | 'openConflicts' | 'syncStates'>,
  uri: Uri,
  pointer: string | undefined,
): Promise<Conflict> {
  const { connections, openConflicts, syncStates } = services;
  const all = findReferrals(await readText(uri));
  const withId = all.filter(({ id }) => typeof id === 'string');
  const meant = withId.filter((each) => pointer === undefined || each.pointer === pointer);
  for (const found of meant) {
    const open = openConflicts.get(uri, String(found.id));
    if (open) return { ...open, pointer: found.pointer };
  }
  const states = await syncStates.of(uri);
  const isConflict = (each: string) => states.some((state) => state.pointer === each && state.state === 'conflict');
  const found = meant.find((each) => isConflict(each.pointer)) ?? meant[0];
  if (!found) throw notSubmitted(uri, pointer, all);
  const connection = await connections.open({ interactive: true, uri });
  const id = String(found.id);
  const baseline = await connection.baselines.get(id);
  const base = recordedBaseline(found.value, baseline)?.body;
  const wanted = { id, pointer: found.pointer, before: found.value };
  const result = await withProgress(l10n.t('Comparing with {0}', connection.serviceName), (signal) =>
    conflictWith(connection, wanted, { reason: 'moved', base }, { signal }),
  );
  if (result.outcome !== 'conflict') throw new UserError(result.outcome, result.message);
  if (result.conflicts.length === 0)
    throw new UserError('argument', l10n.t('Nothing to resolve. Submit the deal to merge both changes.'));
  openConflicts.note(uri, result);
  return result;
}

function sideOf(options: unknown): Side | undefined {
  if (typeof options !== 'object' || options === null || !('side' in options)) return undefined;
  return options.side === 'mine' || options.side === 'theirs' ? options.side : undefined;
}

/** Chooses one side for the conflicts that the user has seen. The user is asked again about any other. */
function choiceOf(shown: readonly MergeConflict[], side: Side): (conflict: MergeConflict) => Side | undefined {
  return ({ path, mine, theirs }) => {
    const isShown = shown.some(
      (each) =>
        conflictPath(each.path) === conflictPath(path) &&
        sameContent(each.mine, mine) &&
        sameContent(each.theirs, theirs),
    );
    return isShown ? side : undefined;
  };
}
