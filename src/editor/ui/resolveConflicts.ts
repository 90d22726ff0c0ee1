import { type QuickPickItem, window } from 'vscode';
import type { MergeConflict, MergePath, Side } from '../../sync/merge/mergeReferral';
import { sameContent } from '../../sync/merge/sameContent';
import { Cancelled } from './cancelled';

interface Choice extends QuickPickItem {
  side: Side;
}

/**
 * Asks for each property that file and service have changed differently which of the two counts.
 * @returns the answer to each; undefined for a conflict that was not asked about, or with other values by now
 * @throws Cancelled when the user backs out: then nothing may be sent
 */
export async function resolveConflicts(
  conflicts: readonly MergeConflict[],
): Promise<(conflict: MergeConflict) => Side | undefined> {
  const chosen = new Map<string, { side: Side; mine: unknown; theirs: unknown }>();
  for (const [index, { path, base, mine, theirs }] of conflicts.entries()) {
    const choices: Choice[] = [
      { label: '$(file) Keep Mine', description: shown(mine), side: 'mine' },
      { label: '$(cloud) Take Theirs', description: shown(theirs), side: 'theirs' },
    ];
    const answer = await window.showQuickPick(choices, {
      title: `${nameOf(path)} (${index + 1} of ${conflicts.length})`,
      placeHolder: `Both changed ${nameOf(path)}; it was ${shown(base)}`,
      ignoreFocusOut: true,
    });
    if (!answer) throw new Cancelled();
    chosen.set(nameOf(path), { side: answer.side, mine, theirs });
  }
  return ({ path, mine, theirs }) => {
    const answer = chosen.get(nameOf(path));
    // What file and service have by now may be something that nobody was asked about.
    const isAsked = answer && sameContent(answer.mine, mine) && sameContent(answer.theirs, theirs);
    return isAsked ? answer.side : undefined;
  };
}

/** How people read the place of a conflict: `details/notes`. */
export function nameOf(path: MergePath): string {
  return path.join('/');
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 100 ? `${text.slice(0, 100)}…` : text || 'empty';
}
