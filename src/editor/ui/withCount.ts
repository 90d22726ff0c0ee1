import { l10n, ProgressLocation, window } from 'vscode';
import { remainingTime } from './remainingTime';

/**
 * Runs a task of many steps under a notification that counts them, estimates the remaining time and lets the user cancel.
 * @param total how many steps there are, where that is known
 * @param task is given a function that tells of each step, and the signal of cancelling
 */
export async function withCount<T>(
  title: string,
  total: number | undefined,
  task: (step: (what: string) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let done = 0;
      const started = Date.now();
      const step = (what: string): void => {
        done++;
        const count = total === undefined ? String(done) : l10n.t('{0} of {1}', done, total);
        const left = remainingTime(done, total, Date.now() - started);
        const message = [count, left, what].filter(Boolean).join(' · ');
        progress.report({ message, ...(total && { increment: 100 / total }) });
      };
      return task(step, abort.signal);
    },
  );
}
