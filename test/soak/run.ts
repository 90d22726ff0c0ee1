import { hostileSoak } from './hostile/hostileSoak';
import { soak } from './soakProperty';

const runs = Number(process.env.SOAK_RUNS ?? 10_000);
const seed = process.env.SOAK_SEED === undefined ? undefined : Number(process.env.SOAK_SEED);

/** Runs `SOAK_RUNS` random sequences (default: 10,000) against each service, starting from `SOAK_SEED` if it is set. */
async function main(): Promise<void> {
  await measured('the sandbox', () => soak(runs, seed));
  await measured('the hostile service', () => hostileSoak(runs, seed));
}

async function measured(service: string, run: () => Promise<void>): Promise<void> {
  const started = Date.now();
  await run();
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${runs} sequences against ${service} in ${seconds} s: nothing lost, doubled or overwritten`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
