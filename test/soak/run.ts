import '../propertySeed';
import { hostileSoak } from './hostile/hostileSoak';
import { soak } from './soakProperty';

const runs = Number(process.env.SOAK_RUNS ?? 10_000);
const seed = process.env.SOAK_SEED === undefined ? undefined : Number(process.env.SOAK_SEED);
const services = { sandbox: soak, hostile: hostileSoak };

/**
 * Runs `SOAK_RUNS` random sequences (default: 10,000) against each service, or only against `SOAK_SERVICE`, starting
 * from `SOAK_SEED` if it is set.
 */
async function main(): Promise<void> {
  for (const [service, run] of Object.entries(services)) {
    if ((process.env.SOAK_SERVICE ?? service) !== service) continue;
    const started = Date.now();
    await run(runs, seed);
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(
      `${runs} sequences against the ${service} service in ${seconds} s: nothing lost, doubled or overwritten`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
