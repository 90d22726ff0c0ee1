import { endDescendants } from './endProcess';

let handled = false;

/**
 * Calls `handler` once when we are asked to end: Ctrl+C, `kill`, a closed terminal, or the end of the npm that runs us
 * (which passes a signal to its shell only). The first handler of a process counts, later ones are ignored.
 * @param handler By default ends all that we started, and then ourselves.
 */
export function onStop(handler: () => void | Promise<void> = endAll): void {
  if (handled) return;
  handled = true;
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void handler();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

async function endAll(): Promise<void> {
  await endDescendants();
  process.exit(130);
}
