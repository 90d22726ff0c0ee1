import { median } from './median';

/** The times of two things in milliseconds, and how many times the second the first took. */
export interface Paired {
  subject: number;
  reference: number;
  ratio: number;
}

/**
 * Runs two things by turns and compares them round by round, so that a noisy machine disturbs both alike. In a round
 * each of them runs `inARow` times and the first time does not count: it pays for sweeping up after the other one.
 * @returns the medians of the times and of the rounds' ratios
 */
export async function pairedRounds(
  subject: () => unknown,
  reference: () => unknown,
  { rounds = 15, warmUp = 3, inARow = 4 }: { rounds?: number; warmUp?: number; inARow?: number } = {},
): Promise<Paired> {
  const times: { subject: number; reference: number }[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const ofReference = await average(reference, inARow);
    const ofSubject = await average(subject, inARow);
    if (round >= 0) times.push({ reference: ofReference, subject: ofSubject });
  }
  return {
    subject: median(times.map((time) => time.subject)),
    reference: median(times.map((time) => time.reference)),
    ratio: median(times.map((time) => time.subject / time.reference)),
  };
}

async function average(work: () => unknown, inARow: number): Promise<number> {
  if (inARow > 1) await work();
  const counted = Math.max(1, inARow - 1);
  const start = performance.now();
  for (let turn = 0; turn < counted; turn++) await work();
  return (performance.now() - start) / counted;
}
