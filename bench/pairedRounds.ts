import { median } from './median';

/** The times of two things in milliseconds, and how many times the second the first took. */
export interface Paired {
  subject: number;
  reference: number;
  ratio: number;
}

/**
 * Runs two things by turns and compares them round by round, so that a noisy machine disturbs both alike.
 * @returns the medians of the times and of the rounds' ratios
 */
export async function pairedRounds(
  subject: () => unknown,
  reference: () => unknown,
  { rounds = 15, warmUp = 3 }: { rounds?: number; warmUp?: number } = {},
): Promise<Paired> {
  const times: { subject: number; reference: number }[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const ofReference = await elapsed(reference);
    const ofSubject = await elapsed(subject);
    if (round >= 0) times.push({ reference: ofReference, subject: ofSubject });
  }
  return {
    subject: median(times.map((time) => time.subject)),
    reference: median(times.map((time) => time.reference)),
    ratio: median(times.map((time) => time.subject / time.reference)),
  };
}

async function elapsed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
