import { startSandbox } from '../../src/sandbox/startSandbox';

/** The service of the measurement, in a process of its own: so many referrals, until its input ends. */
async function main(count: number): Promise<void> {
  const sandbox = await startSandbox({ seed: count });
  console.log(sandbox.url);
  process.stdin.on('end', () => void sandbox.close()).resume();
}

void main(Number(process.argv[2]));
