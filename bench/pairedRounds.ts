/**
 * Runs two things by turns and compares them round by round, so that a noisy machine disturbs both alike.
 * @returns the median time of each in milliseconds, and the median of the rounds' ratios
 */
export async function pairedRounds(
  subject: () => unknown,
  reference: () => unknown,
  rounds = 15,
): Promise<{ subject: number; reference: number; ratio: number }> {
  const times: { subject: number; reference: number }[] = [];
  for (let round = -2; round < rounds; round++) {
    const time = { reference: await elapsed(reference), subject: await elapsed(subject) };
    // The first two rounds warm up.
    if (round >= 0) times.push(time);
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

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
