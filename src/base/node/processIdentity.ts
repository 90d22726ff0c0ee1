import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Identifies this process among those of all machines, containers and boots. Consists of the space in which its PID is
 * unique, the PID, and its start time.
 */
export const thisProcess = `${spaceOf()}-${process.pid.toString(36)}-${startOf(process.pid) ?? ''}`;

/**
 * Whether a process has ended.
 * @param identity its `thisProcess`
 * @returns undefined if it cannot be checked from here, such as for a process in another container
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
  // Another process may have this PID by now.
  const now = startOf(pid);
  const [, , start] = identity.split('-');
  return now === undefined || !start ? undefined : now !== start;
}

/**
 * Returns the PID of a process.
 * @param identity its `thisProcess`
 * @returns undefined if it runs on another machine or in another container
 */
export function processNumber(identity: string): number | undefined {
  const [space, number = ''] = identity.split('-');
  const pid = Number.parseInt(number, 36);
  return space === spaceOf() && pid > 0 ? pid : undefined;
}

/** Returns a hash of the host and, on Linux, of its boot and the PID namespace. */
function spaceOf(): string {
  const parts = [hostname(), process.platform];
  try {
    parts.push(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'), readlinkSync('/proc/self/ns/pid'));
  } catch {
    // Other systems have neither.
  }
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 10);
}

/** Returns when a process started, in clock ticks after boot (base 36); undefined except on Linux. */
function startOf(pid: number): string | undefined {
  try {
    // In a container, /proc may belong to the host, which has other PIDs.
    if (readlinkSync('/proc/self') !== String(process.pid)) return undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may contain any characters. The start time is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[19]).toString(36);
  } catch {
    return undefined;
  }
}
