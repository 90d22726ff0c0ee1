import { l10n, type QuickPickItem, QuickPickItemKind, type TextDocument, Uri, window, workspace } from 'vscode';
import { readText } from '../../../documents/readText';
import { UserError } from '../../../documents/userError';
import type { Services } from '../../../editorServices';
import { Cancelled } from '../../../ui/prompts';
import { labelText } from '../../../ui/safeText';
import { targetFile } from '../../arguments/targetFile';
import { editDocument } from '../../editDocument';
import { type BatchChange, type BatchRow, batchEdits, planBatch } from './planBatch';
import { detailOf, type RowReport, reportResults, rowName } from './reportResults';

/** A file to edit, or the one referral of it at `pointer`. */
export interface BatchSubject {
  uri: Uri;
  pointer?: string;
}

/**
 * Returns what a command was called with: addresses, rows of the local view, or lists of them; else the active editor's
 * file.
 */
export function batchSubjects(argument: unknown): BatchSubject[] {
  const given = [argument].flat(2).flatMap((each) => subjectOf(each) ?? []);
  if (given.length === 0) return [{ uri: targetFile(undefined) }];
  const whole = new Set(given.filter(({ pointer }) => pointer === undefined).map(({ uri }) => uri.toString()));
  // A referral whose file is selected as well is changed once.
  const own = given.filter(({ uri, pointer }) => pointer === undefined || !whole.has(uri.toString()));
  return [...new Map(own.map((each) => [`${each.uri}#${each.pointer ?? ''}`, each])).values()];
}

function subjectOf(value: unknown): BatchSubject | undefined {
  if (value instanceof Uri) return { uri: value };
  if (typeof value !== 'object' || value === null || !('uri' in value) || !(value.uri instanceof Uri)) return undefined;
  const { uri } = value;
  return 'pointer' in value && typeof value.pointer === 'string' ? { uri, pointer: value.pointer } : { uri };
}

type Planned = BatchRow & { uri: Uri };

/** Services that show a batch edit. */
export type BatchServices = Services<'localTree' | 'log'>;

/**
 * Changes many referrals in one undo step per file. Shows a person which ones, with the values before and after. Open
 * files stay unsaved, closed ones are saved (see `editDocument`). Lists refused files with the reason.
 * @throws Cancelled if the user closes the preview
 */
export async function runBatch(
  services: BatchServices,
  subjects: readonly BatchSubject[],
  change: BatchChange,
  title: string,
  asks: boolean,
): Promise<{ results: RowReport[] }> {
  const rows: Planned[] = [];
  const results: RowReport[] = [];
  for (const { uri, pointer } of subjects) {
    try {
      const plan = planBatch(await readText(uri), pointer, change);
      rows.push(...plan.rows.map((row) => ({ ...row, uri })));
      results.push(...plan.refused.map((each) => ({ ...each, uri, outcome: 'refused' as const })));
    } catch {
      const reason = unreadable();
      results.push({ uri, pointer: pointer ?? '', name: '', outcome: 'refused', reason });
    }
  }
  if (asks && rows.length === 0 && results.length > 0) {
    await showRefused(results, title);
    return { results };
  }
  const chosen = asks && rows.length > 0 ? await preview(rows, results, title) : rows;
  for (const row of rows) if (!chosen.includes(row)) results.push({ ...row, outcome: 'skipped' });
  for (const own of byFile(chosen)) results.push(...(await apply(own, change)));
  services.localTree.refresh();
  reportResults(services.log, changedText(results), results, unsavedOf(results));
  return { results };
}

/** Says how many referrals were changed. */
export function changedText(results: readonly RowReport[]): string {
  const changed = results.filter(({ outcome }) => outcome === 'changed').length;
  return changed === 1 ? l10n.t('1 referral changed.') : l10n.t('{0} referrals changed.', changed);
}

/** Returns the open, unsaved files that have the change. */
export function unsavedOf(results: readonly RowReport[]): TextDocument[] {
  const uris = new Set(results.filter(({ outcome }) => outcome === 'changed').map(({ uri }) => uri.toString()));
  return workspace.textDocuments.filter(
    ({ isDirty, isUntitled, uri }) => isDirty && !isUntitled && uris.has(uri.toString()),
  );
}

/** Lists why nothing can be changed. */
async function showRefused(refused: readonly RowReport[], title: string): Promise<void> {
  const placeHolder =
    refused.length === 1
      ? l10n.t('This referral cannot be changed')
      : l10n.t('None of these {0} referrals can be changed', refused.length);
  const options = { title, placeHolder, matchOnDescription: true, ignoreFocusOut: true };
  const chosen = await window.showQuickPick(
    refused.map((row) => ({ ...refusedItem(row), uri: row.uri })),
    options,
  );
  if (chosen) await window.showTextDocument(chosen.uri).then(undefined, () => undefined);
}

async function preview(rows: readonly Planned[], refused: readonly RowReport[], title: string): Promise<Planned[]> {
  const items = rows.map((row): QuickPickItem & { row?: Planned } => ({
    label: labelText(rowName(row)),
    description: labelText(`${row.before || l10n.t('no value')} → ${row.after}`),
    ...detailOf(row),
    picked: true,
    row,
  }));
  if (refused.length > 0)
    items.push({ label: l10n.t('Cannot be changed'), kind: QuickPickItemKind.Separator }, ...refused.map(refusedItem));
  const [first] = refused;
  const placeHolder = !first
    ? l10n.t('Select referrals to change')
    : refused.length === 1
      ? l10n.t('Select referrals to change. 1 cannot be changed: {0}: {1}', rowName(first), first.reason ?? '')
      : l10n.t(
          'Select referrals to change. {0} cannot be changed, such as {1}: {2}',
          ...[refused.length, rowName(first), first.reason ?? ''],
        );
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title,
    placeHolder,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  const picked = (chosen ?? []).flatMap(({ row }) => row ?? []);
  if (picked.length === 0) throw new Cancelled();
  return picked;
}

/** Returns the row of a referral that the edit skips, with the reason. Selecting it changes nothing. */
function refusedItem(row: RowReport): QuickPickItem {
  return {
    label: `$(error) ${labelText(rowName(row))}`,
    description: row.reason ?? '',
    ...detailOf(row),
  };
}

/** Says why a file cannot be read; its path is in the row already. */
export function unreadable(): string {
  return l10n.t('It cannot be read. It may have been moved or deleted.');
}

function byFile(rows: readonly Planned[]): Planned[][] {
  const files = new Map<string, Planned[]>();
  for (const row of rows) files.set(row.uri.toString(), [...(files.get(row.uri.toString()) ?? []), row]);
  return [...files.values()];
}

/** Edits the referrals of one file, if they still are what the preview showed. */
async function apply(rows: readonly Planned[], change: BatchChange): Promise<RowReport[]> {
  const [first] = rows;
  if (!first) return [];
  let still: readonly Planned[] = rows;
  try {
    // An editor keeps the text of a file that was moved or deleted; saving it would bring the old file back.
    if (first.uri.scheme !== 'untitled') await workspace.fs.stat(first.uri);
    const { hasUnsaved } = await editDocument(first.uri, (document) => {
      const text = document.getText();
      still = rows.filter(({ pointer, name, before }) => {
        const [now] = planBatch(text, pointer, change).rows;
        return now?.name === name && now.before === before;
      });
      return batchEdits(
        text,
        still.map(({ pointer }) => pointer),
        change,
      );
    });
    // Still open with the change, so that the user can save it under another name.
    if (hasUnsaved) {
      await window.showTextDocument(first.uri, { preview: false, preserveFocus: true });
      const reason = l10n.t('The file could not be saved. Its editor has the change.');
      return rows.map((row) => ({ ...row, outcome: 'refused', reason }));
    }
  } catch (error) {
    const reason = error instanceof UserError ? error.message : unreadable();
    return rows.map((row) => ({ ...row, outcome: 'refused', reason }));
  }
  const reason = l10n.t('It was changed after the preview.');
  return rows.map((row) =>
    still.includes(row) ? { ...row, outcome: 'changed' } : { ...row, outcome: 'refused', reason },
  );
}
