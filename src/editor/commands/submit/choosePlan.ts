import { l10n, type QuickPickItem, window, workspace } from 'vscode';
import { changeLines } from '../../../sync/words/changeLines';
import type { SettingsReader } from '../../configuration/settings';
import type { Connection } from '../../connection/connection';
import { readText } from '../../documents/readText';
import { showWarningMessage } from '../../ui/messages';
import { Cancelled } from '../../ui/prompts';
import { labelText } from '../../ui/safeText';
import type { PlanRow } from '../send/submitRows';
import { irreversibleLines } from './submitQuestions';

/** Maximum number of lines a modal shows. */
const maxLines = 10;

/**
 * Shows what would be sent, and lets the user deselect some of it. For a real service, asks once more and names what
 * cannot be undone.
 * @param unreadable number of referrals that cannot be sent because they are not valid JSON
 * @param isHidden whether the view's filter hides a referral: then it is not selected
 * @throws Cancelled if the user selects none
 */
export async function choosePlan(
  settings: SettingsReader,
  connection: Connection,
  rows: readonly PlanRow[],
  unreadable: number,
  isHidden: (row: PlanRow) => boolean = () => false,
): Promise<PlanRow[]> {
  const items = rows.map((row): QuickPickItem & { row: PlanRow } => {
    const { before, after } = row.versions ?? {};
    const changes = row.note ?? changeLines(before, after, row.changes).join('; ');
    const hidden = isHidden(row);
    const place = [verbOf(row), workspace.asRelativePath(row.uri), ...(hidden ? [l10n.t('hidden by the filter')] : [])];
    const detail = row.mark ? `$(warning) ${labelText(row.mark.text)}` : labelText(changes);
    return {
      label: labelText(row.name || workspace.asRelativePath(row.uri)),
      description: labelText(place.join(' · ')),
      ...(detail && { detail }),
      picked: !row.mark && !hidden,
      row,
    };
  });
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Submit Changed Referrals: {0}', counted(rows)),
    placeHolder: unreadable === 0 ? l10n.t('Select the referrals to submit') : placeholderWith(unreadable),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  // If only marked referrals are left, accept an empty selection: the user can review them.
  if (!chosen || (chosen.length === 0 && !rows.some(({ mark }) => mark))) throw new Cancelled();
  const picked = chosen.map(({ row }) => row);
  if (picked.length === 0) return picked;
  if (connection.service === 'partnerCenter') await confirm(settings, connection, picked);
  return picked;
}

async function confirm(settings: SettingsReader, connection: Connection, rows: readonly PlanRow[]): Promise<void> {
  const lines: string[] = [];
  for (const uri of new Map(rows.map((row) => [row.uri.toString(), row.uri])).values()) {
    const meant = new Set(rows.filter((row) => row.uri.toString() === uri.toString()).map(({ pointer }) => pointer));
    const { taxonomies } = await settings.load(uri);
    const isMeant = (pointer: string) => meant.has(pointer);
    lines.push(...(await irreversibleLines(connection, await readText(uri), isMeant, taxonomies)));
  }
  const shown = lines.slice(0, maxLines);
  if (lines.length > maxLines) shown.push(l10n.t('... and {0} more.', lines.length - maxLines));
  const last = lines.length > 0 ? [l10n.t("You can't undo this.")] : [];
  const detail = [`${counted(rows)} (${new URL(connection.endpoint).host})`, ...shown, ...last].join('\n');
  const question =
    rows.length === 1
      ? l10n.t('Submit 1 referral to Partner Center?')
      : l10n.t('Submit {0} referrals to Partner Center?', rows.length);
  const send = l10n.t('Submit');
  if ((await showWarningMessage(question, { modal: true, detail }, send)) !== send) throw new Cancelled();
}

function placeholderWith(unreadable: number): string {
  return unreadable === 1
    ? l10n.t('Select the referrals to submit; 1 is not valid JSON')
    : l10n.t('Select the referrals to submit; {0} are not valid JSON', unreadable);
}

function counted(rows: readonly PlanRow[]): string {
  const count = (...plans: PlanRow['plan'][]) => rows.filter(({ plan }) => plans.includes(plan)).length;
  const [creates, updates, before] = [count('create'), count('update'), count('adopt', 'doubtful')];
  const parts = [
    ...(creates > 0 ? [l10n.t('{0} to create', creates)] : []),
    ...(updates > 0 ? [l10n.t('{0} to update', updates)] : []),
    ...(before > 0 ? [l10n.t('{0} created before', before)] : []),
  ];
  return parts.join(', ') || l10n.t('{0} to create', 0);
}

function verbOf({ plan }: PlanRow): string {
  if (plan === 'adopt') return l10n.t('restore the ID');
  if (plan === 'doubtful') return l10n.t('created before');
  return plan === 'create' ? l10n.t('create') : l10n.t('update');
}
