import { runCli } from '../../../src/cli/runCli';

export interface CliRun {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line in this process. */
export async function runForTest(args: readonly string[], given: { cwd?: string; input?: string | Uint8Array } = {}) {
  const run: CliRun = { code: -1, out: '', err: '' };
  run.code = await runCli(args, {
    cwd: given.cwd ?? process.cwd(),
    print: (text) => {
      run.out += typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
    },
    warn: (text) => {
      run.err += text;
    },
    readInput: async () => (typeof given.input === 'string' ? Buffer.from(given.input) : (given.input ?? Buffer.of())),
    stopped: async () => undefined,
  });
  return run;
}
