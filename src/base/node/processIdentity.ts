import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Tells this process from all others, also from those of other machines, containers and earlier boots: the space in
 * which its number is unique, the number, and when it started.
 */
export const thisProcess = `${spaceOf()}-${process.pid.toString(36)}-${startOf(process.pid) ?? ''}`;

/**
 * Whether a process has ended.
 * @param identity its `thisProcess`
 * @returns undefined if that cannot be told from here, as of a process in another container
 */
export function hasEnded(identity: string): boolean | undefined {
  if (identity === thisProcess) return false;
  const pid = processNumber(identity);
  if (pid === undefined) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return true;
  }
  // Another process may have this number by now.
  const now = startOf(pid);
  const [, , start] = identity.split('-');
  return now === undefined || !start ? undefined : now !== start;
}

/**
 * Returns the number of a process.
 * @param identity its `thisProcess`
 * @returns undefined if it is a process of another machine or container
 */
export function processNumber(identity: string): number | undefined {
  const [space, number = ''] = identity.split('-');
  const pid = Number.parseInt(number, 36);
  return space === spaceOf() && pid > 0 ? pid : undefined;
}

/** Returns the PID namespace of this boot on Linux, else the machine. */
function spaceOf(): string {
  const parts = [hostname(), process.platform];
  try {
    parts.push(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'), readlinkSync('/proc/self/ns/pid'));
  } catch {
    // Other systems have neither.
  }
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 10);
}

/** Returns when a process started, by the clock of its system; undefined if the system does not tell. */
function startOf(pid: number): string | undefined {
  try {
    // In a container, /proc may be that of the machine, with other numbers.
    if (readlinkSync('/proc/self') !== String(process.pid)) return undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything. The start is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[19]).toString(36);
  } catch {
    return undefined;
  }
}
