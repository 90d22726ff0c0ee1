import { corpus } from '../corpus';
import type { Figure } from '../figure';
import { ourService } from '../ourService';
import { pairedRounds } from '../pairedRounds';
import { theirService } from '../theirService';
import { time } from '../time';

const parse = (text: string): unknown => JSON.parse(text);

function fullCheck(id: string, title: string, oneWrongIn?: number, change = (text: string) => text): Figure {
  return {
    id,
    title,
    reference: 'JSON.parse',
    async measure({ short }) {
      const right = corpus(1000, oneWrongIn);
      const text = change(right);
      const found = ourService.validate(ourService.parse(text)).length;
      const result = await pairedRounds(
        () => ourService.validate(ourService.parse(text)),
        () => parse(right),
        { rounds: short ? 9 : 25 },
      );
      return {
        ratio: result.ratio,
        subject: time(result.subject),
        reference: time(result.reference),
        note: `${found} problems in ${(text.length / 1e6).toFixed(1)} MB`,
      };
    },
  };
}

export const fullCheckWrong = fullCheck('fullCheckWrong', 'full check, 1 000 referrals, 5 % with errors', 20);

export const fullCheckClean = fullCheck('fullCheckClean', 'full check, 1 000 referrals, clean');

/** The same while the user types a key in the middle. */
export const fullCheckHalfTyped = fullCheck(
  'fullCheckHalfTyped',
  'full check, 1 000 referrals, one key half typed',
  undefined,
  (text) => {
    const at = text.indexOf('"status": ', text.length / 2);
    return `${text.slice(0, at)}"subst\n${text.slice(at)}`;
  },
);

/** What the others need for the same, so that the ratios above can be judged. */
export const theirFullCheck: Figure = {
  id: 'theirFullCheck',
  title: "the same by VS Code's JSON service, 5 % with errors",
  reference: 'JSON.parse',
  long: true,
  async measure() {
    const text = corpus(1000, 20);
    const result = await pairedRounds(
      () => theirService.check(text),
      () => parse(text),
      { rounds: 3, warmUp: 1, inARow: 2 },
    );
    return { ratio: result.ratio, subject: time(result.subject), reference: time(result.reference) };
  },
};
