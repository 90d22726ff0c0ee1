/** Argument with which a caller says that a person is there to answer questions. */
export const withConfirmation = { confirm: true } as const;

/**
 * Whether the caller wants questions asked. Otherwise open questions are returned as results. Menus, code lenses and
 * buttons of messages pass the option. `byHand` is its name up to version 0.2.
 */
export function wantsConfirmation(args: readonly unknown[]): boolean {
  return args.some(isConfirmation);
}

/** Whether an argument is the option that asks for confirmation. */
export function isConfirmation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ('confirm' in value && value.confirm === true) || ('byHand' in value && value.byHand === true);
}

/**
 * Adds the wish for confirmation if there are no arguments: the palette, keybindings and links pass none, and a person
 * uses them.
 */
export function fromPalette(args: readonly unknown[]): readonly unknown[] {
  return args.every((each) => each === undefined) ? [undefined, withConfirmation] : args;
}

/**
 * Converts the arguments of a menu. VS Code passes the file or row that was clicked, then all selected ones, or a
 * description of the editor.
 * @param isMany whether the command works on the whole selection
 * @returns the one subject, or the list of them, and the wish for confirmation
 */
export function fromMenu(args: readonly unknown[], isMany: boolean): unknown[] {
  const [clicked, selected] = args;
  if (!isMany || !Array.isArray(selected) || selected.length < 2) return [clicked, withConfirmation];
  return [selected, withConfirmation];
}
