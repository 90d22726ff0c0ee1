import { generateReferrals } from '../src/sandbox/sample/generateReferrals';
import { mistakes } from './mistakes';

/** When the corpus is made, so that it is the same in every run. */
export const made = new Date('2026-01-01T00:00:00Z');

const texts = new Map<string, string>();

/** `count` realistic referrals as an array, one in `oneWrongIn` with a mistake: all kinds of them by turns. */
export function corpus(count: number, oneWrongIn = Number.POSITIVE_INFINITY): string {
  const key = `${count} ${oneWrongIn}`;
  let text = texts.get(key);
  if (text === undefined) {
    text = JSON.stringify(referrals(count, oneWrongIn), null, 2);
    texts.set(key, text);
  }
  return text;
}

/** The referrals of `corpus`, each a text of its own. */
export function corpusFiles(count: number, oneWrongIn = Number.POSITIVE_INFINITY): string[] {
  return referrals(count, oneWrongIn).map((referral) => `${JSON.stringify(referral, null, 2)}\n`);
}

function referrals(count: number, oneWrongIn: number): unknown[] {
  const right = generateReferrals(count, made);
  return right.map((referral, index) => {
    if ((index + 1) % oneWrongIn !== 0) return referral;
    const mistake = mistakes[Math.floor(index / oneWrongIn) % mistakes.length];
    const before = { ...right[index - 1] };
    return mistake ? mistake(structuredClone(referral) as unknown as Parameters<typeof mistake>[0], before) : referral;
  });
}
