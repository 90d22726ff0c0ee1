import { soak } from './soakProperty';

const runs = Number(process.env.SOAK_RUNS ?? 10_000);
const seed = process.env.SOAK_SEED === undefined ? undefined : Number(process.env.SOAK_SEED);

/** Runs `SOAK_RUNS` random sequences (10,000 where not set), from `SOAK_SEED` on where it is set. */
async function main(): Promise<void> {
  const started = Date.now();
  await soak(runs, seed);
  console.log(
    `${runs} sequences in ${Math.round((Date.now() - started) / 1000)} s: nothing lost, doubled or overwritten`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
