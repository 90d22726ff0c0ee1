import { window } from 'vscode';
import type { Connection } from '../service/connection';
import { Cancelled } from '../ui/cancelled';
import { irreversibleLines } from './irreversibleLines';

const send = 'Submit';

/**
 * Asks once, before a real service is told what nobody can take back, with what that is.
 * @throws Cancelled where the user does not want it
 */
export async function confirmIrreversible(
  connection: Connection,
  text: string,
  pointer: string | undefined,
): Promise<void> {
  if (connection.service === 'sandbox') return;
  const lines = await irreversibleLines(connection, text, (each) => pointer === undefined || each === pointer);
  if (lines.length === 0) return;
  const options = { modal: true, detail: `${lines.join('\n')}\nThis cannot be undone.` };
  if ((await window.showWarningMessage('Submit to Partner Center?', options, send)) !== send) throw new Cancelled();
}
