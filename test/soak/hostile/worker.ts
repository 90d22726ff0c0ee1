import { runCli } from '../../../src/cli/runCli';

/** One command for this process. */
export interface Job {
  args: string[];
  cwd: string;
  /** Added to the clock of this process from now on. */
  clockOffsetMs: number;
}

/** What a command printed, and its exit code. */
export interface JobResult {
  code: number;
  text: string;
}

const RealDate = Date;
let offset = 0;

/** The clock of this process, which jumps. */
class JumpingDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
}
globalThis.Date = JumpingDate as DateConstructor;

/** Waits of up to this length are shortened: pauses between two tries, not time limits. */
const maxPauseMs = 5000;
const realTimeout = setTimeout;
globalThis.setTimeout = Object.assign(
  (run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) =>
    realTimeout(run, delay <= maxPauseMs ? delay / 50 : delay, ...args),
  { __promisify__: realTimeout.__promisify__ },
) as typeof setTimeout;

process.on('message', (job: Job) => {
  offset = job.clockOffsetMs;
  let text = '';
  const terminal = {
    cwd: job.cwd,
    print: (part: string | Uint8Array) => {
      text += typeof part === 'string' ? part : Buffer.from(part).toString();
    },
    warn: (part: string) => {
      text += part;
    },
    readInput: async () => Buffer.of(),
    stopped: async () => undefined,
  };
  void runCli(job.args, terminal).then(
    (code) => process.send?.({ code, text } satisfies JobResult),
    (error: unknown) => process.send?.({ code: -1, text: `${text}\nthrown: ${String(error)}` } satisfies JobResult),
  );
});
process.on('disconnect', () => process.exit());
