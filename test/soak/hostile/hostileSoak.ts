import fc from 'fast-check';
import { HostileWorld } from './hostileWorld';
import { SoakProcess } from './soakProcess';
import { type SoakStep, sequences } from './soakSteps';

/**
 * Runs random sequences of edits, commands of two processes, faults and clock jumps against the hostile service.
 * @throws the shortest sequence that loses, doubles or overwrites something, with the seed that finds it again
 */
export async function hostileSoak(runs: number, seed?: number): Promise<void> {
  const processes = [new SoakProcess(), new SoakProcess()];
  try {
    await fc.assert(
      fc.asyncProperty(sequences, (steps) => runSequence(steps, processes)),
      { numRuns: runs, endOnFailure: false, ...(seed === undefined ? {} : { seed }) },
    );
  } finally {
    for (const process of processes) process.kill();
  }
}

/** Runs one sequence. The message of a failure tells what happened. */
export async function runSequence(steps: readonly SoakStep[], processes: readonly SoakProcess[]): Promise<void> {
  const world = await HostileWorld.open(processes);
  try {
    for (const step of [{ do: 'write', file: 0 } as const, ...steps]) await world.step(step);
    await world.settle();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\n${world.story.join('\n')}`, { cause: error });
  } finally {
    await world.close();
  }
}
