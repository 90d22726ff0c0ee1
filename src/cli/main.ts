import { buffer } from 'node:stream/consumers';
import { runCli } from './runCli';
import type { Terminal } from './terminal';

const terminal: Terminal = {
  cwd: process.cwd(),
  print: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
  readInput: () => buffer(process.stdin),
  stopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
};

// The reader may have seen enough (`| head`): that is no error. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') console.error(`referrals: ${error.message}`);
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2);
});

void runCli(process.argv.slice(2), terminal).then((code) => {
  // Not exit(): what was written may not have left yet.
  process.exitCode = code;
});
