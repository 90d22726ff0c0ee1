import { setTimeout as pause } from 'node:timers/promises';

const wished = typeof process === 'undefined' ? 1 : Number(process.env.TEST_PATIENCE);

/** How many times longer than usual tests wait for VS Code: `TEST_PATIENCE=3` for a machine that is busy. */
export const patience = Math.max(1, wished || 1);

/**
 * Asks `probe` again and again until it answers something other than undefined, null or false.
 * @param awaited What is awaited, for the error's text.
 * @returns The first such answer.
 * @throws When none came in time.
 */
export async function poll<T>(
  awaited: string,
  probe: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  { timeout = 15_000, every = 100 } = {},
): Promise<T> {
  const patient = timeout * patience;
  const end = Date.now() + patient;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patient / 1000} s in vain for ${awaited}`);
    await pause(every);
  }
}
