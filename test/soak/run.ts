import '../propertySeed';
import { hostileSoak } from './hostile/hostileSoak';
import { rateLimitSoak } from './rateLimitSoak';
import { soak } from './soakProperty';

const runs = Number(process.env.SOAK_RUNS ?? 10_000);
const seed = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000_000);
const services = { sandbox: inParts(soak), hostile: inParts(hostileSoak), rateLimit: rateLimitSoak };

/** Sequences between two lines of output. Each part has a seed of its own. */
const part = 500;

/**
 * Runs `SOAK_RUNS` random sequences (default: 10,000) against each service, and as many creates against one that limits
 * requests; or only `SOAK_SERVICE`. With `SOAK_SEED`, the first sequences are those of that seed.
 */
async function main(): Promise<void> {
  for (const [service, run] of Object.entries(services)) {
    if ((process.env.SOAK_SERVICE ?? service) !== service) continue;
    const started = Date.now();
    await run(runs, (done) => tell(`${done} of ${runs}`, service, started));
    tell(String(runs), service, started, ': nothing lost, doubled or overwritten');
  }
}

function inParts(run: (runs: number, seed?: number) => Promise<void>) {
  return async (count: number, progress: (done: number) => void): Promise<void> => {
    for (let done = 0; done < count; done += part) {
      await run(Math.min(part, count - done), seed + done);
      progress(Math.min(count, done + part));
    }
  };
}

function tell(sequences: string, service: string, started: number, result = ''): void {
  const seconds = Math.round((Date.now() - started) / 1000);
  const what =
    service === 'rateLimit' ? 'creates at a limit of 20 a second' : `sequences against the ${service} service`;
  console.log(`${sequences} ${what} in ${seconds} s${result}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
