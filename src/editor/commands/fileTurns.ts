import type { Uri } from 'vscode';

const last = new Map<string, Promise<unknown>>();

/**
 * Runs tasks on one file one after the other, in whatever command they are: a referral that one has created is in the
 * file before the next one reads it, so that nothing is created twice.
 */
export function inTurn<T>(uri: Uri, task: () => Promise<T>): Promise<T> {
  const key = uri.toString();
  const before = last.get(key) ?? Promise.resolve();
  const done = before.then(task);
  const settled = done.then(
    () => undefined,
    () => undefined,
  );
  last.set(key, settled);
  settled.then(() => last.get(key) === settled && last.delete(key));
  return done;
}
