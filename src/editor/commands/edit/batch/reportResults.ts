import { type LogOutputChannel, l10n, type TextDocument, type Uri, window, workspace } from 'vscode';
import { saveDocument } from '../../../documents/saveDocument';
import { showInformationMessage, showWarningMessage } from '../../../ui/messages';
import { labelText } from '../../../ui/safeText';

/** Result for one referral, or one file, of many. */
export interface RowReport {
  uri: Uri;
  /** JSON Pointer of the referral; `''` for a whole file. */
  pointer: string;
  name: string;
  outcome: 'changed' | 'refused' | 'skipped';
  before?: string;
  after?: string;
  /** Why it was refused. */
  reason?: string;
}

/**
 * Says what was done. If something was refused, lists what was and what was not done; the log has the reasons.
 * @param done what was done, as a sentence
 * @param unsaved open documents with the change; a button saves them
 */
export function reportResults(
  log: LogOutputChannel,
  done: string,
  results: readonly RowReport[],
  unsaved: readonly TextDocument[] = [],
): void {
  const save = l10n.t('Save');
  const saveAll = () => {
    for (const document of unsaved) saveDocument(document);
  };
  const buttons = unsaved.length > 0 ? [save] : [];
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) {
    showInformationMessage(withUnsaved(done, unsaved.length), ...buttons).then((chosen) => chosen && saveAll());
    return;
  }
  for (const each of refused)
    log.warn(`${workspace.asRelativePath(each.uri)}${each.pointer && `#${each.pointer}`}: ${each.reason}`);
  const left =
    refused.length === 1 ? l10n.t('{0} 1 was not.', done) : l10n.t('{0} {1} were not.', done, refused.length);
  const review = l10n.t('Review...');
  showWarningMessage(withUnsaved(left, unsaved.length), review, ...buttons).then((chosen) => {
    if (chosen === save) saveAll();
    else if (chosen) list(results);
  });
}

/** Adds how many of the files are open: their editors have the change, the files do not. */
function withUnsaved(text: string, unsaved: number): string {
  if (unsaved === 0) return text;
  return unsaved === 1
    ? l10n.t('{0} 1 open file is not saved yet.', text)
    : l10n.t('{0} {1} open files are not saved yet.', text, unsaved);
}

async function list(results: readonly RowReport[]): Promise<void> {
  const icons = { changed: 'check', refused: 'error', skipped: 'circle-slash' };
  const items = results.map((each) => ({
    label: `$(${icons[each.outcome]}) ${labelText(rowName(each))}`,
    description: each.reason ?? textOf(each),
    ...detailOf(each),
    uri: each.uri,
  }));
  const title = l10n.t('What Was Done');
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen) await window.showTextDocument(chosen.uri).then(undefined, () => undefined);
}

function textOf({ after, before, outcome }: RowReport): string {
  if (outcome === 'skipped') return l10n.t('Not selected');
  return after === undefined ? l10n.t('Done') : `${before || l10n.t('no value')} → ${after}`;
}

/** Returns the name of a referral, else the path of its file. */
export function rowName({ name, uri }: { name: string; uri: Uri }): string {
  return name || workspace.asRelativePath(uri);
}

/** Returns the path of the file as the detail of a named referral. Without a name the path is the label. */
export function detailOf({ name, uri }: { name: string; uri: Uri }): { detail?: string } {
  return name ? { detail: workspace.asRelativePath(uri) } : {};
}
