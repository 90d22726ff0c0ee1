import { commands, l10n, type QuickInputButton, type QuickPickItem, ThemeIcon, window, workspace } from 'vscode';
import { showProblem } from '../../diagnostics/showProblem';
import { readText } from '../../documents/readText';
import type { Services } from '../../editorServices';
import { showInformationMessage } from '../../ui/messages';
import { labelText } from '../../ui/safeText';
import { withConfirmation } from '../arguments/confirmation';
import { blocking } from '../send/blocking';
import type { RowResult } from '../send/submitRows';
import { type ErrorServices, showError } from '../showError';

interface Item extends QuickPickItem {
  row: RowResult;
}

type ReviewServices = ErrorServices & Services<'problems' | 'settings'>;

/** Lists the referrals that were not submitted, each with the possible actions. */
export function reviewRows(services: ReviewServices, rows: readonly RowResult[]): void {
  const compare: QuickInputButton = { iconPath: new ThemeIcon('diff'), tooltip: l10n.t('Compare') };
  const open: QuickInputButton = { iconPath: new ThemeIcon('go-to-file'), tooltip: l10n.t('Open') };
  const picker = window.createQuickPick<Item>();
  picker.title = l10n.t('Referrals Not Submitted');
  picker.placeholder = l10n.t('Select a referral to continue with');
  picker.matchOnDetail = true;
  picker.ignoreFocusOut = true;
  picker.items = rows.map((row) => ({
    label: labelText(row.name || workspace.asRelativePath(row.uri)),
    description: actionText(row),
    ...(row.message && { detail: labelText(row.message) }),
    buttons: row.outcome === 'conflict' ? [compare, open] : [open],
    row,
  }));
  const run = (row: RowResult, task: () => unknown): void => {
    picker.hide();
    Promise.resolve(task()).catch((error: unknown) => showError(services, error));
    offerRest(
      services,
      rows.filter((each) => each !== row),
    );
  };
  picker.onDidAccept(() => {
    const [chosen] = picker.selectedItems;
    if (chosen) run(chosen.row, () => act(services, chosen.row));
  });
  picker.onDidTriggerItemButton(({ button, item: { row } }) => {
    const command = button === compare ? 'referrals.compareWithRemote' : 'vscode.open';
    run(row, () => commands.executeCommand(command, row.uri, button === compare ? optionsOf(row) : undefined));
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
}

/** Keeps the list available while the user works on one of its referrals. */
function offerRest(services: ReviewServices, rest: readonly RowResult[]): void {
  if (rest.length === 0) return;
  const review = l10n.t('Review...');
  const message =
    rest.length === 1
      ? l10n.t('1 more referral was not submitted.')
      : l10n.t('{0} more referrals were not submitted.', rest.length);
  showInformationMessage(message, review).then((chosen) => chosen && reviewRows(services, rest));
}

function actionText({ outcome }: RowResult): string {
  if (outcome === 'conflict') return l10n.t('Resolve...');
  if (outcome === 'blocked') return l10n.t('Show Problem');
  if (outcome === 'removal' || outcome === 'copy') return l10n.t('Submit...');
  return outcome === 'failed' || outcome === 'doubtful' ? l10n.t('Retry') : l10n.t('Open');
}

async function act(services: ReviewServices, row: RowResult): Promise<unknown> {
  const { uri, pointer, outcome } = row;
  if (outcome === 'conflict') return commands.executeCommand('referrals.resolveConflict', uri, optionsOf(row));
  if (['failed', 'doubtful', 'removal', 'copy'].includes(outcome))
    return commands.executeCommand('referrals.submit', uri, optionsOf(row));
  const found = await services.problems.check(uri, await readText(uri));
  const settings = await services.settings.load(uri);
  const [first] = blocking(found, settings['submit.blockOn'], pointer);
  return outcome === 'blocked' && first ? showProblem(uri, first) : commands.executeCommand('vscode.open', uri);
}

function optionsOf({ pointer }: RowResult): object {
  return { ...withConfirmation, ...(pointer !== '' && { pointer }) };
}
