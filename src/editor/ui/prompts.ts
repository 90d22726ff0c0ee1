import { type InputBoxOptions, l10n, type QuickPickItem, type QuickPickOptions, window } from 'vscode';

/**
 * Asks for one of `items`.
 * @throws Cancelled if the user chooses none
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
 * @returns the text without blanks around it
 * @throws Cancelled if the user enters none
 */
export async function ask(options: InputBoxOptions): Promise<string> {
  const text = await window.showInputBox({ ignoreFocusOut: true, ...options });
  if (text === undefined) throw new Cancelled();
  return text.trim();
}

/** Thrown if the user cancels a prompt or a task. Not an error: nothing is shown about it. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super(l10n.t('Canceled.'));
  }
}
