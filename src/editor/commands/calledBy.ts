/** What a caller adds to the arguments if a person is there to answer questions. */
export const byHand = { byHand: true } as const;

/**
 * The one convention for all commands. Without arguments (palette, keybinding) a person called, and is asked. With
 * arguments a script called: nothing is asked, and open questions come back as results. Menus, code lenses and buttons
 * of messages pass an address as well; they add `{ byHand: true }`.
 */
export function isByHand(args: readonly unknown[]): boolean {
  return args.every((each) => each === undefined) || args.some(saysByHand);
}

export function saysByHand(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'byHand' in value && value.byHand === true;
}

/**
 * The arguments of a command that a menu runs. VS Code gives the file or row that was clicked, then all selected ones, or
 * a description of the editor.
 * @param isMany whether the command works on the whole selection
 * @returns the one subject, or the list of them, and `byHand`
 */
export function fromMenu(args: readonly unknown[], isMany: boolean): unknown[] {
  const [clicked, selected] = args;
  if (!isMany || !Array.isArray(selected) || selected.length < 2) return [clicked, byHand];
  return [selected, byHand];
}
