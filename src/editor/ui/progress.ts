import { type CancellationToken, l10n } from 'vscode';
import { showProgress } from './messages';
import { Cancelled } from './prompts';
import { remainingTime } from './remainingTime';

const delay = 600;

/**
 * Runs `task`. If it takes more than a moment, shows a notification in which the user can cancel it.
 * @param title what is being done: "Submitting deal.referral.json"
 * @throws Cancelled if the user canceled and the task failed because of it; else what the task throws
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

/** Number of steps of a task; with `hasMore`, of those known so far. */
interface StepCount {
  count: number;
  hasMore?: boolean;
}

/**
 * Runs a task of many steps under a notification that counts them, estimates the remaining time and lets the user
 * cancel.
 * @param total number of steps, if known from the start
 * @param task receives a function that reports each step and the current total, and the signal for canceling
 */
export async function withCount<T>(
  title: string,
  total: number | undefined,
  task: (step: (what: string, total?: StepCount) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return showProgress(title, (report, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let done = 0;
    let shown = 0;
    const started = Date.now();
    const step = (what: string, known: StepCount | undefined = total === undefined ? undefined : { count: total }) => {
      done++;
      const exact = known?.hasMore ? undefined : known?.count;
      const left = remainingTime(done, exact, Date.now() - started);
      const message = [countText(done, known), left, what].filter(Boolean).join(' · ');
      const percent = exact ? Math.min(100, (100 * done) / exact) : shown;
      report({ message, ...(percent > shown && { increment: percent - shown }) });
      shown = Math.max(shown, percent);
    };
    return task(step, abort.signal);
  });
}

function countText(done: number, total: StepCount | undefined): string {
  if (total === undefined) return String(done);
  return total.hasMore ? l10n.t('{0} of more than {1}', done, total.count) : l10n.t('{0} of {1}', done, total.count);
}
