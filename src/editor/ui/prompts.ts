import { type InputBoxOptions, type QuickPickItem, type QuickPickOptions, window } from 'vscode';
import { Cancelled } from './cancelled';

/**
 * Asks for one of `items`.
 * @throws Cancelled when the user chooses none.
 */
export async function pick<T extends QuickPickItem>(
  items: readonly T[] | Promise<readonly T[]>,
  options: QuickPickOptions,
): Promise<T> {
  const chosen = await window.showQuickPick(items, { matchOnDescription: true, ...options, canPickMany: false });
  if (!chosen) throw new Cancelled();
  return chosen;
}

/**
 * Asks for a line of text.
 * @returns The text without blanks around it.
 * @throws Cancelled when the user gives none.
 */
export async function ask(options: InputBoxOptions): Promise<string> {
  const text = await window.showInputBox({ ignoreFocusOut: true, ...options });
  if (text === undefined) throw new Cancelled();
  return text.trim();
}
