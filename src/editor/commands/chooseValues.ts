import { l10n, type QuickPickItem, window } from 'vscode';
import type { MergeConflict, MergePath, Side } from '../../sync/merge/mergeReferral';
import { sameContent } from '../../sync/referral/alike';
import { isClosedForGood } from '../../sync/referral/isClosedForGood';
import { closedText, conflictQuestion, keepMineText, useTheirsText } from '../../sync/words/conflictText';
import { propertyName } from '../../sync/words/propertyName';
import { Cancelled } from '../ui/prompts';
import { labelText } from '../ui/safeText';

interface Choice extends QuickPickItem {
  side: Side;
}

/** Properties of a referral that both sides changed, and the service's version. */
interface Conflicting {
  conflicts: readonly MergeConflict[];
  remote?: { body: Readonly<Record<string, unknown>> } | undefined;
}

/**
 * Asks for each property that file and service changed differently which value counts. If the service has closed the
 * deal, only its values can.
 * @param deal the name of the referral in messages
 * @returns a function with the answer to each conflict; undefined for one that was not asked about, or that has other
 *   values by now
 * @throws Cancelled if the user cancels: then nothing may be sent
 */
export async function chooseValues(
  { conflicts, remote }: Conflicting,
  service: string,
  deal: string,
): Promise<(conflict: MergeConflict) => Side | undefined> {
  const isClosed = remote !== undefined && isClosedForGood(remote.body);
  const chosen = new Map<string, { side: Side; mine: unknown; theirs: unknown }>();
  for (const [index, conflict] of conflicts.entries()) {
    const { path, mine, theirs } = conflict;
    // After the last choice, all of them are submitted.
    const description = index === conflicts.length - 1 ? l10n.t('and submit') : '';
    const choices: Choice[] = [
      ...(isClosed
        ? []
        : [{ label: `$(file) ${labelText(keepMineText(conflict))}`, description, side: 'mine' } as const]),
      { label: `$(cloud) ${labelText(useTheirsText(conflict, service))}`, description, side: 'theirs' },
    ];
    const name = propertyName(path);
    const answer = await window.showQuickPick(choices, {
      title: l10n.t(
        '{0}: {1} ({2} of {3})',
        ...[deal, name.charAt(0).toUpperCase() + name.slice(1), index + 1, conflicts.length],
      ),
      placeHolder: isClosed ? closedText(service) : conflictQuestion(conflict),
      ignoreFocusOut: true,
    });
    if (!answer) throw new Cancelled();
    chosen.set(conflictPath(path), { side: answer.side, mine, theirs });
  }
  return ({ path, mine, theirs }) => {
    const answer = chosen.get(conflictPath(path));
    // The user was not asked about what file and service may have by now.
    const isAsked = answer && sameContent(answer.mine, mine) && sameContent(answer.theirs, theirs);
    return isAsked ? answer.side : undefined;
  };
}

/** Returns the place of a conflict in results for scripts: `details/notes`. */
export function conflictPath(path: MergePath): string {
  return path.join('/');
}
