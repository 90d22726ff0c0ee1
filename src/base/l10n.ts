/** Translates a message and replaces `{0}`, `{1}`, … with the arguments. `vscode.l10n.t` is such a function. */
export type Translate = (message: string, ...args: (string | number | boolean)[]) => string;

let translate: Translate = (message, ...args) => {
  if (args.length === 0) return message;
  let text = '';
  let end = 0;
  for (let at = message.indexOf('{'); at >= 0; at = message.indexOf('{', at + 1)) {
    const close = message.indexOf('}', at);
    const number = message.slice(at + 1, close);
    const arg = /^\d+$/.test(number) ? args[Number(number)] : undefined;
    if (arg === undefined) continue;
    text += message.slice(end, at) + String(arg);
    end = close + 1;
  }
  return text + message.slice(end);
};

/** Sets the function that translates all messages outside `src/editor`. Without it they stay in English. */
export function setTranslate(next: Translate): void {
  translate = next;
}

/** Returns the current translation function, to pass it to another bundle. */
export function translator(): Translate {
  return translate;
}

/** Returns the translation of a message for the user, with `{0}`, `{1}`, … replaced by the arguments. */
export function t(message: string, ...args: (string | number | boolean)[]): string {
  return translate(message, ...args);
}
