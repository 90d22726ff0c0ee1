import { l10n } from 'vscode';
import type { Connection } from '../service/connection';
import { Cancelled } from '../ui/cancelled';
import { showWarningMessage } from '../ui/messages';
import { irreversibleLines } from './irreversibleLines';

/**
 * Asks before a real service is told what the user cannot undo, and says what that is.
 * @param always asks also if everything can be undone
 * @throws Cancelled if the user does not want it
 */
export async function confirmIrreversible(
  connection: Connection,
  text: string,
  pointer: string | undefined,
  { always }: { always: boolean },
): Promise<void> {
  if (connection.service === 'sandbox') return;
  const lines = await irreversibleLines(connection, text, (each) => pointer === undefined || each === pointer);
  if (lines.length === 0 && !always) return;
  const detail = lines.length > 0 ? [...lines, l10n.t("You can't undo this.")].join('\n') : undefined;
  const send = l10n.t('Submit');
  const options = { modal: true, ...(detail !== undefined && { detail }) };
  const answer = await showWarningMessage(l10n.t('Submit to Partner Center?'), options, send);
  if (answer !== send) throw new Cancelled();
}
