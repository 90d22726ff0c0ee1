import { window } from 'vscode';
import { plainLines } from '../../base/plainText';

type Show = typeof window.showInformationMessage;

/**
 * The notifications of VS Code. Texts of the service and of files are in many of them, so that links to commands are
 * taken apart and control characters made visible.
 */
export const showInformationMessage = safe('showInformationMessage');
export const showWarningMessage = safe('showWarningMessage');
export const showErrorMessage = safe('showErrorMessage');

function safe(name: 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage'): Show {
  return (message: string, ...rest: unknown[]) => {
    const show = window[name] as (message: string, ...rest: unknown[]) => Thenable<undefined>;
    return show(withoutLinks(message), ...rest.map(safeDetail));
  };
}

function safeDetail(option: unknown): unknown {
  if (typeof option !== 'object' || option === null || !('detail' in option)) return option;
  return { ...option, detail: withoutLinks(String(option.detail)) };
}

/** VS Code makes a link of `[label](command:…)`, whatever it is part of. */
export function withoutLinks(text: string): string {
  return plainLines(text).replace(/\]\(/g, '] (');
}
