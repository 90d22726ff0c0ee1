import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { poll } from './poll';

/** Ends a process that we started, and everything that it started: politely at first, after three seconds firmly. */
export async function endProcess(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  await endAll(withDescendants(pid));
}

/** Ends everything that this process started, but not itself. */
export async function endDescendants(): Promise<void> {
  if (process.platform !== 'win32') await endAll(withDescendants(process.pid).slice(1));
}

async function endAll(family: readonly number[]): Promise<void> {
  signal(family, 'SIGTERM');
  const gone = () => !running().some(([child]) => family.includes(child));
  await poll('the processes to end', gone, { timeout: 3000, every: 50 }).catch(() => signal(family, 'SIGKILL'));
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended already.
    }
  }
}

function withDescendants(pid: number): number[] {
  const parents = running();
  const family = [pid];
  // The list grows while we walk it: children of children are found as well.
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

type Parentage = [child: number, parent: number];

/** All processes that have not ended. A slim Debian has no `ps`. */
function running(): Parentage[] {
  return process.platform === 'linux' ? runningByProc() : runningByPs();
}

function runningByProc(): Parentage[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): Parentage[] => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The command's name is in brackets and may hold spaces and brackets itself.
        const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? [] : [[Number(name), Number(parent)]];
      } catch {
        return []; // ended meanwhile
      }
    });
}

function runningByPs(): Parentage[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' }).trim().split('\n');
  return lines.flatMap((line): Parentage[] => {
    const [child, parent, state] = line.trim().split(/\s+/);
    return state?.startsWith('Z') ? [] : [[Number(child), Number(parent)]];
  });
}

let handled = false;

/**
 * Calls `handler` once when we are asked to end: Ctrl+C, `kill`, a closed terminal, or the end of the npm that runs us
 * (which passes a signal to its shell only). The first handler of a process counts, later ones are ignored.
 * @param handler By default ends all that we started, and then ourselves.
 */
export function onStop(handler: () => void | Promise<void> = endSelf): void {
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

async function endSelf(): Promise<void> {
  await endDescendants();
  process.exit(130);
}
