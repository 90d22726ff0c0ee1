import { type QuickPickItem, window, workspace } from 'vscode';
import { readText } from '../readText';
import type { Connection } from '../service/connection';
import { Cancelled } from '../ui/cancelled';
import { irreversibleLines } from './irreversibleLines';
import type { PlanRow } from './planRow';

const send = 'Submit';

/** So many lines a modal shows. */
const most = 10;

/**
 * Shows what would be sent, and lets the user leave some of it out; a real service is asked about once more, with what
 * cannot be taken back.
 * @param unreadable how many referrals cannot be sent because they are no valid JSON
 * @throws Cancelled where the user wants none of it
 */
export async function choosePlan(
  connection: Connection,
  rows: readonly PlanRow[],
  unreadable: number,
): Promise<PlanRow[]> {
  const items = rows.map((row): QuickPickItem & { row: PlanRow } => ({
    label: row.name || workspace.asRelativePath(row.uri),
    description: `${row.plan} · ${workspace.asRelativePath(row.uri)}`,
    ...(row.changes.length > 0 && { detail: row.changes.join(', ') }),
    picked: true,
    row,
  }));
  const left = unreadable === 0 ? '' : `; ${unreadable} cannot be read and will not be sent`;
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: `Submit Changed Referrals: ${counted(rows)}`,
    placeHolder: `What is to be sent?${left}`,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) throw new Cancelled();
  const picked = chosen.map(({ row }) => row);
  if (connection.service === 'partnerCenter') await confirm(connection, picked);
  return picked;
}

async function confirm(connection: Connection, rows: readonly PlanRow[]): Promise<void> {
  const lines: string[] = [];
  for (const uri of new Map(rows.map((row) => [row.uri.toString(), row.uri])).values()) {
    const meant = new Set(rows.filter((row) => row.uri.toString() === uri.toString()).map(({ pointer }) => pointer));
    lines.push(...(await irreversibleLines(connection, await readText(uri), (pointer) => meant.has(pointer))));
  }
  const shown = lines.slice(0, most);
  if (lines.length > most) shown.push(`... and ${lines.length - most} more.`);
  const last = lines.length > 0 ? ['This cannot be undone.'] : [];
  const detail = [`${counted(rows)}, at ${new URL(connection.endpoint).host}.`, ...shown, ...last].join('\n');
  const subject = rows.length === 1 ? 'one referral' : `${rows.length} referrals`;
  const answer = await window.showWarningMessage(`Submit ${subject} to Partner Center?`, { modal: true, detail }, send);
  if (answer !== send) throw new Cancelled();
}

function counted(rows: readonly PlanRow[]): string {
  const count = (plan: string) => rows.filter((row) => row.plan === plan).length;
  return `${count('create')} to create, ${count('update')} to update`;
}
