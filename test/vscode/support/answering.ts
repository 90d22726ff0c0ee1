import { type QuickPickItem, window } from 'vscode';

type Item = QuickPickItem & Record<string, unknown>;
type Picked = Item | readonly Item[] | undefined;

/** The answers of a person: to lists, to input boxes and to messages with buttons. Without one, the question is closed. */
export interface Answers {
  pick?(items: readonly Item[], title: string | undefined): Picked | Promise<Picked>;
  input?(prompt: string | undefined): string | undefined;
  message?(text: string, buttons: readonly string[], detail: string): string | undefined;
}

/** Runs `task` while questions are answered; tells what was asked and said. */
export async function answering(answers: Answers, task: () => PromiseLike<unknown>): Promise<string[]> {
  const said: string[] = [];
  const real = { ...window };
  const message = async (text: string, ...more: unknown[]) => {
    said.push(text);
    const buttons = more.filter((each) => typeof each === 'string');
    const detail = more.map((each) => (each as { detail?: string })?.detail ?? '').join('');
    return answers.message?.(text, buttons, detail);
  };
  Object.assign(window, {
    showQuickPick: async (items: readonly Item[] | Promise<readonly Item[]>, options?: { title?: string }) =>
      answers.pick?.(await items, options?.title),
    showInputBox: async (options?: { prompt?: string }) => answers.input?.(options?.prompt),
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
  });
  try {
    await task();
    await new Promise((resolve) => setTimeout(resolve, 50)); // messages are not waited for
  } finally {
    const { showErrorMessage, showInformationMessage, showInputBox, showQuickPick, showWarningMessage } = real;
    Object.assign(window, {
      ...{ showErrorMessage, showInformationMessage, showInputBox, showQuickPick, showWarningMessage },
    });
  }
  return said;
}
