/** What a caller adds to the arguments if a person is there to answer questions. */
export const withConfirmation = { confirm: true } as const;

/**
 * Whether the caller wants questions asked; otherwise open questions come back as results. Callers with arguments say
 * so: menus, code lenses and buttons of messages. `byHand` is the name of the option up to version 0.2.
 */
export function wantsConfirmation(args: readonly unknown[]): boolean {
  return args.some(isConfirmation);
}

/** Whether an argument is the option that asks for confirmation. */
export function isConfirmation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ('confirm' in value && value.confirm === true) || ('byHand' in value && value.byHand === true);
}

/** The arguments of a command. The palette, keybindings and links give none: a person runs them. */
export function fromPalette(args: readonly unknown[]): readonly unknown[] {
  return args.every((each) => each === undefined) ? [undefined, withConfirmation] : args;
}

/**
 * The arguments of a command that a menu runs. VS Code gives the file or row that was clicked, then all selected ones, or
 * a description of the editor.
 * @param isMany whether the command works on the whole selection
 * @returns the one subject, or the list of them, and the wish for confirmation
 */
export function fromMenu(args: readonly unknown[], isMany: boolean): unknown[] {
  const [clicked, selected] = args;
  if (!isMany || !Array.isArray(selected) || selected.length < 2) return [clicked, withConfirmation];
  return [selected, withConfirmation];
}
