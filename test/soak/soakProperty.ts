import fc from 'fast-check';
import { faults } from './soakService';
import { type SoakStep, SoakWorld } from './soakWorld';

const index = fc.nat({ max: 5 });
const fault = fc.option(fc.constantFrom(...faults), { freq: 2, nil: undefined });
const rarely = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const command = fc.record({
  do: fc.constantFrom('submit' as const, 'submit' as const, 'submit' as const, 'both' as const, 'pull' as const),
  file: index,
  property: index,
  fault,
  during: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    undefined,
    'type' as const,
    'other' as const,
    'rename' as const,
  ),
  clear: rarely,
  crash: fc.option(fc.nat({ max: 4 }), { freq: 1, nil: undefined }),
  full: rarely,
  choose: fc.constantFrom(undefined, undefined, undefined, 'mine' as const, 'theirs' as const),
  put: rarely,
});

const step: fc.Arbitrary<SoakStep> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write' as const), file: index }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('type' as const), file: index, property: index, clear: rarely }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('strip' as const, 'rename' as const), file: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), file: index, text: fc.nat({ max: 30 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('other' as const), referral: index, property: index, clear: rarely }),
  },
  { weight: 5, arbitrary: command as fc.Arbitrary<SoakStep> },
);

/**
 * Whatever users, others and the network do, in any order: nothing is lost, doubled or overwritten unseen.
 * @param runs how many random sequences
 * @throws the shortest sequence that breaks it, with the seed that finds it again
 */
export async function soak(runs: number, seed?: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const world = new SoakWorld();
      try {
        for (const next of [{ do: 'write', file: 0 } as const, ...steps]) await world.step(next);
        await world.settle();
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : String(error)}\n${world.story.join('\n')}`, {
          cause: error,
        });
      }
    }),
    { numRuns: runs, endOnFailure: false, ...(seed === undefined ? {} : { seed }) },
  );
}
