/** Translates a message with `{0}`, `{1}`, … in it, and puts in the arguments; `vscode.l10n.t` is one. */
export type Translate = (message: string, ...args: (string | number | boolean)[]) => string;

let translate: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

/** Sets the function that translates all messages outside `src/editor`. Without it they stay in English. */
export function setTranslate(own: Translate): void {
  translate = own;
}

/** Returns the function that translates, to pass it to another bundle. */
export function translator(): Translate {
  return translate;
}

/** Returns a message for the user, translated. Arguments take the place of `{0}`, `{1}`, … */
export function t(message: string, ...args: (string | number | boolean)[]): string {
  return translate(message, ...args);
}
