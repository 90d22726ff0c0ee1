import { type CancellationToken, ProgressLocation, window } from 'vscode';
import { withoutLinks } from './safeText';

type Show = typeof window.showInformationMessage;

/**
 * Notifications of VS Code. Many contain texts of the service and of files, so links to commands are broken up and
 * control characters made visible.
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

/**
 * Shows the progress of a task in a notification, which can cancel it. Its texts are made safe like those of messages.
 */
export function showProgress<T>(
  title: string,
  task: (report: (step: { message: string; increment?: number }) => void, token: CancellationToken) => Thenable<T>,
): Thenable<T> {
  const options = { location: ProgressLocation.Notification, title: withoutLinks(title), cancellable: true };
  return window.withProgress(options, (progress, token) =>
    task((step) => progress.report({ ...step, message: withoutLinks(step.message) }), token),
  );
}
