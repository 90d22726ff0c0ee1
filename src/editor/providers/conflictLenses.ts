import { CodeLens, type Command, l10n, type TextDocument } from 'vscode';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import { isClosedForGood } from '../../sync/referral/isClosedForGood';
import { keepMineText, submitMineText, useAllText, useTheirsText } from '../../sync/words/conflictText';
import { propertyName, propertyNames } from '../../sync/words/propertyName';
import type { Conflict } from '../connection/openConflicts';
import { rangeOfPath } from '../documents/positions';

/** Returns the lenses of the open conflicts of a document. */
export function conflictLenses(document: TextDocument, open: readonly Conflict[], service: string): CodeLens[] {
  const found = findReferrals(document.getText());
  return open.flatMap((conflict) => {
    const referral = found.find(({ id }) => String(id).toLowerCase() === conflict.id.toLowerCase());
    return referral ? lensesOf(document, referral, conflict, service) : [];
  });
}

function lensesOf(document: TextDocument, found: FoundReferral, conflict: Conflict, service: string): CodeLens[] {
  const { conflicts, remote } = conflict;
  const isClosed = remote !== undefined && isClosedForGood(remote.body);
  const range = rangeOfPath(document.getText(), found, []);
  const action = (title: string, tooltip: string, more: object = {}): Command => ({
    ...{ title: title.replaceAll('$(', '$ ('), tooltip, command: 'referrals.resolveConflict' },
    arguments: [document.uri, { pointer: found.pointer, confirm: true, ...more }],
  });
  const titles = shortened(conflicts, service);
  return [
    { title: `$(warning) ${titles.what.replaceAll('$(', '$ (')}`, tooltip: conflict.message, command: '' },
    ...(conflicts.length > 0
      ? [
          ...(isClosed ? [] : [action(titles.mine, linesOf(conflicts, keepMineText), { side: 'mine' })]),
          action(
            titles.theirs,
            linesOf(conflicts, (each) => useTheirsText(each, service)),
            { side: 'theirs' },
          ),
        ]
      : []),
    action(l10n.t('Resolve...'), l10n.t('Choose for each property')),
    {
      ...{ title: l10n.t('Compare'), command: 'referrals.compareWithRemote' },
      tooltip: l10n.t('Compare this referral with the version in {0}', service),
      arguments: [document.uri, { pointer: found.pointer, confirm: true }],
    },
  ].map((command) => new CodeLens(range, command));
}

/**
 * Returns the titles of a conflict's lenses: with shortened values, then without the names, if a line would be too
 * long.
 */
function shortened(conflicts: Conflict['conflicts'], service: string): { what: string; mine: string; theirs: string } {
  const names = propertyNames(conflicts.map(({ path }) => path));
  const all = {
    what: names ? l10n.t('Both changed: {0}', names) : l10n.t('Also changed in {0}', service),
    mine: submitMineText(conflicts),
    theirs: useAllText(conflicts, service),
  };
  if (lengthOf(all) <= maxLength) return all;
  if (conflicts.length > 1) return { ...all, what: l10n.t('Both changed: {0} properties', conflicts.length) };
  const space = Math.max(Math.floor((maxLength - all.what.length) / 2), minLength);
  return { ...all, mine: cut(all.mine, space), theirs: cut(all.theirs, space) };
}

/** Number of characters of titles that fit a window of 1280 pixels; VS Code cuts off the rest. */
const maxLength = 85;

/** Minimum number of characters of a choice that still shows its value. */
const minLength = 24;

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function lengthOf({ mine, theirs, what }: ReturnType<typeof shortened>): number {
  return mine.length + theirs.length + what.length;
}

/** Returns what a choice means for each property, such as `Deal value: Keep mine: 507,000 CAD`. */
function linesOf(
  conflicts: Conflict['conflicts'],
  textOf: (conflict: Conflict['conflicts'][number]) => string,
): string {
  return conflicts.map((each) => `${propertyName(each.path)}: ${textOf(each)}`).join('\n');
}
