import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Job, JobResult } from './worker';

/** A process that lives as long as the soak and runs one command after the other; it may be killed in between. */
export class SoakProcess {
  /** Added to its clock. */
  clockOffsetMs = 0;
  #child: ChildProcess | undefined;

  /** Runs a command. Answers undefined if the process was killed. */
  run(job: Omit<Job, 'clockOffsetMs'>): Promise<JobResult | undefined> {
    this.#child ??= fork(buildWorker(), { execArgv: [] });
    const child = this.#child;
    return new Promise((resolve) => {
      const ended = (): void => {
        child.off('message', answered);
        resolve(undefined);
      };
      const answered = (result: unknown): void => {
        child.off('exit', ended);
        resolve(result as JobResult);
      };
      child.once('message', answered);
      child.once('exit', ended);
      child.send({ ...job, clockOffsetMs: this.clockOffsetMs });
    });
  }

  /** Kills it at once; the next command starts a new one. */
  kill(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

let worker: string | undefined;

/** Bundles the worker once: a process that was killed is replaced in a moment, not in seconds. */
function buildWorker(): string {
  if (worker !== undefined) return worker;
  const folder = mkdtempSync(path.join(tmpdir(), 'soak-worker-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  worker = path.join(folder, 'worker.js');
  buildSync({
    entryPoints: [path.join(__dirname, 'worker.ts')],
    outfile: worker,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // See scripts/build.ts.
    mainFields: ['module', 'main'],
    external: ['undici'],
    logLevel: 'warning',
  });
  return worker;
}
