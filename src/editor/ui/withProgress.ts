import type { CancellationToken } from 'vscode';
import { Cancelled } from './cancelled';
import { showProgress } from './messages';

const delay = 600;

/**
 * Runs `task`; if it takes longer than a moment, a notification shows that and lets the user cancel it.
 * @param title What is being done: "Submitting deal.referral.json".
 * @throws Cancelled when the user cancelled and the task failed because of it; else what the task throws.
 */
export async function withProgress<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const running = task(abort.signal);
  let ended = false;
  const end = () => {
    ended = true;
  };
  running.then(end, end);
  const timer = setTimeout(() => {
    if (ended) return;
    showProgress(title, (_report, token) => {
      abortOn(token, abort);
      return running.catch(() => undefined); // reported by the caller that awaits the task
    });
  }, delay);
  try {
    return await running;
  } catch (error) {
    throw abort.signal.aborted ? new Cancelled() : error;
  } finally {
    clearTimeout(timer);
  }
}

function abortOn(token: CancellationToken, abort: AbortController): void {
  token.onCancellationRequested(() => abort.abort());
}
