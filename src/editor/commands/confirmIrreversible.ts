import { Uri, window } from 'vscode';
import { asObject } from '../../sync/asObject';
import { findReferrals } from '../../sync/findReferral';
import { irreversible } from '../../sync/irreversible';
import { wireNames } from '../../sync/wireNames';
import type { Connection } from '../service/connection';
import { Cancelled } from '../ui/cancelled';

const send = 'Submit';

/** Whether a command was run by a person, not by a script with an address (ARCHITECTURE.md, "The public surface"). */
export function isByHand(args: readonly unknown[]): boolean {
  const [first, second, ...rest] = args;
  if (!(first instanceof Uri)) return true;
  const plain = second === undefined || (typeof second === 'object' && second !== null && 'pointer' in second);
  return !plain || rest.length > 0 || (typeof second === 'object' && second !== null && 'byHand' in second);
}

/**
 * Asks once, before a real service is told what nobody can take back, with what that is.
 * @throws Cancelled where the user does not want it
 */
export async function confirmIrreversible(
  { baselines, service }: Connection,
  text: string,
  pointer: string | undefined,
): Promise<void> {
  if (service === 'sandbox') return;
  const lines: string[] = [];
  for (const found of findReferrals(text)) {
    if (pointer !== undefined && found.pointer !== pointer) continue;
    const baseline = typeof found.id === 'string' ? await baselines.get(found.id) : undefined;
    const { name } = asObject(wireNames(found.value));
    for (const what of irreversible(found.value, baseline))
      lines.push(`${String(name || 'The referral')}: this ${what}.`);
  }
  if (lines.length === 0) return;
  const options = { modal: true, detail: `${lines.join('\n')}\nThis cannot be undone.` };
  if ((await window.showWarningMessage('Submit to Partner Center?', options, send)) !== send) throw new Cancelled();
}
