import { l10n, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import type { EditorServices } from '../../editorServices';
import { readText } from '../../readText';
import { Cancelled } from '../../ui/cancelled';
import { editDocument } from '../editDocument';
import { failureOf } from '../failureOf';
import type { BatchSubject } from './batchSubjects';
import { type BatchChange, type BatchRow, batchEdits, planBatch } from './planBatch';

/** What became of one referral of a batch. */
export interface BatchResult {
  uri: Uri;
  pointer: string;
  name: string;
  outcome: 'changed' | 'refused' | 'skipped';
  before?: string;
  after?: string;
  reason?: string;
}

type Planned = BatchRow & { uri: Uri };

/**
 * Changes many referrals: shows a person which, with the values before and after, and edits each file in one undo step.
 * Open files stay unsaved, closed ones are saved (see `editDocument`). Files that refuse are listed with the reason.
 * @throws Cancelled if the user closes the preview
 */
export async function runBatch(
  services: EditorServices,
  subjects: readonly BatchSubject[],
  change: BatchChange,
  title: string,
  asks: boolean,
): Promise<{ results: BatchResult[] }> {
  const rows: Planned[] = [];
  const results: BatchResult[] = [];
  for (const { uri, pointer } of subjects) {
    try {
      const plan = planBatch(await readText(uri), pointer, change);
      rows.push(...plan.rows.map((row) => ({ ...row, uri })));
      results.push(...plan.refused.map((each) => ({ ...each, uri, outcome: 'refused' as const })));
    } catch {
      const reason = l10n.t('The file does not exist or cannot be read.');
      results.push({ uri, pointer: pointer ?? '', name: '', outcome: 'refused', reason });
    }
  }
  const chosen = asks && rows.length > 0 ? await preview(rows, results, title) : rows;
  for (const row of rows) if (!chosen.includes(row)) results.push({ ...row, outcome: 'skipped' });
  for (const own of byFile(chosen)) results.push(...(await apply(own, change)));
  services.localTree.refresh();
  report(services, results);
  return { results };
}

async function preview(rows: readonly Planned[], refused: readonly BatchResult[], title: string): Promise<Planned[]> {
  const items = rows.map((row): QuickPickItem & { row: Planned } => ({
    label: row.name || workspace.asRelativePath(row.uri),
    description: `${row.before || l10n.t('no value')} → ${row.after}`,
    detail: workspace.asRelativePath(row.uri),
    picked: true,
    row,
  }));
  const [first] = refused;
  const placeHolder = !first
    ? l10n.t('Select referrals to change')
    : refused.length === 1
      ? l10n.t('Select referrals to change. 1 cannot be changed: {0}: {1}', nameOf(first), first.reason ?? '')
      : l10n.t(
          'Select referrals to change. {0} cannot be changed, such as {1}: {2}',
          ...[refused.length, nameOf(first), first.reason ?? ''],
        );
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title,
    placeHolder,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) throw new Cancelled();
  return chosen.map(({ row }) => row);
}

function byFile(rows: readonly Planned[]): Planned[][] {
  const files = new Map<string, Planned[]>();
  for (const row of rows) files.set(row.uri.toString(), [...(files.get(row.uri.toString()) ?? []), row]);
  return [...files.values()];
}

/** Edits the referrals of one file, if they are still what the preview showed. */
async function apply(rows: readonly Planned[], change: BatchChange): Promise<BatchResult[]> {
  const [first] = rows;
  if (!first) return [];
  let still: readonly Planned[] = rows;
  try {
    await editDocument(first.uri, (document) => {
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
  } catch (error) {
    const reason = failureOf(error).message;
    return rows.map((row) => ({ ...row, outcome: 'refused', reason }));
  }
  const reason = l10n.t('It was changed after the preview.');
  return rows.map((row) =>
    still.includes(row) ? { ...row, outcome: 'changed' } : { ...row, outcome: 'refused', reason },
  );
}

/** Says how many were changed, and which were not and why; the log has all of them. */
function report({ log }: EditorServices, results: readonly BatchResult[]): void {
  const changed = results.filter(({ outcome }) => outcome === 'changed');
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  const done = changed.length === 1 ? l10n.t('1 referral changed.') : l10n.t('{0} referrals changed.', changed.length);
  if (refused.length === 0) {
    window.showInformationMessage(done);
    return;
  }
  for (const each of refused)
    log.warn(`${workspace.asRelativePath(each.uri)}${each.pointer && `#${each.pointer}`}: ${each.reason}`);
  const left =
    refused.length === 1 ? l10n.t('{0} 1 was not.', done) : l10n.t('{0} {1} were not.', done, refused.length);
  const review = l10n.t('Review...');
  window.showWarningMessage(left, review).then((chosen) => {
    if (chosen) list(results);
  });
}

async function list(results: readonly BatchResult[]): Promise<void> {
  const icons = { changed: 'check', refused: 'error', skipped: 'circle-slash' };
  const items = results.map((each) => ({
    label: `$(${icons[each.outcome]}) ${nameOf(each).replaceAll('$(', '$ (')}`,
    description:
      each.reason ?? (each.outcome === 'skipped' ? l10n.t('Not selected') : `${each.before} → ${each.after}`),
    detail: workspace.asRelativePath(each.uri),
    uri: each.uri,
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('What Was Changed'), matchOnDescription: true });
  if (chosen) await window.showTextDocument(chosen.uri).then(undefined, () => undefined);
}

function nameOf({ name, uri }: { name: string; uri: Uri }): string {
  return name || workspace.asRelativePath(uri);
}
