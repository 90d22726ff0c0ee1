import { createReferralLanguage } from '../../src/language/service';
import type { ReferralDocument } from '../../src/language/types';
import { corpus, made } from '../corpus';
import type { Figure } from '../figure';
import { median } from '../median';
import { ourService } from '../ourService';
import { pairedRounds } from '../pairedRounds';
import { theirService } from '../theirService';
import { time } from '../time';

/** Where the value of a property begins, in the middle of a text. */
function inside(text: string, key: string): number {
  return text.indexOf(`"${key}": "`, text.length / 2) + key.length + 5;
}

/** Types one letter, once for each call. */
function typist(
  text: string,
  offset: number,
  after: (document: ReferralDocument) => unknown,
  service = ourService,
): () => void {
  let document = service.parse(text);
  after(document);
  let typed = 0;
  return () => {
    document = document.edit({ offset, length: typed === 0 ? 0 : 1, text: String.fromCharCode(97 + (typed++ % 26)) });
    after(document);
  };
}

/** Typing in the name of one referral among a thousand. */
export const keystrokeDiagnostics: Figure = {
  id: 'keystrokeDiagnostics',
  title: 'keystroke to diagnostics inside 1 000 referrals',
  reference: "VS Code's JSON service",
  async measure({ short }) {
    const text = corpus(1000, 20);
    const type = typist(text, inside(text, 'name'), (document) => ourService.validate(document));
    const { ratio, subject, reference } = await pairedRounds(
      () => type(),
      () => theirService.check(text),
      { rounds: short ? 3 : 7, warmUp: 1, inARow: 2 },
    );
    return { ratio, subject: time(subject), reference: time(reference) };
  },
};

/** Typing in the status of one referral among a thousand, and asking what may be there. */
export const keystrokeCompletion: Figure = {
  id: 'keystrokeCompletion',
  title: 'keystroke to completion inside 1 000 referrals',
  reference: "VS Code's JSON service",
  async measure({ short }) {
    const text = corpus(1000, 20);
    const offset = inside(text, 'status');
    let offered = 0;
    const type = typist(text, offset, (document) => {
      offered = ourService.complete(document, offset).length;
    });
    const { ratio, subject, reference } = await pairedRounds(
      () => type(),
      () => theirService.complete(text, offset),
      { rounds: short ? 3 : 7, warmUp: 1, inARow: 2 },
    );
    return { ratio, subject: time(subject), reference: time(reference), note: `${offered} suggestions` };
  },
};

/** How the cost of a keystroke grows with the document. */
function growth(id: string, title: string, oneWrongIn?: number, service = ourService): Figure {
  return {
    id,
    title,
    reference: 'ours in 100',
    long: true,
    async measure() {
      const at = (count: number) => {
        const text = corpus(count, oneWrongIn);
        const type = typist(text, inside(text, 'name'), (document) => service.validate(document), service);
        return () => {
          const times: number[] = [];
          for (let turn = 0; turn < 15; turn++) {
            const start = performance.now();
            type();
            times.push(performance.now() - start);
          }
          return median(times);
        };
      };
      const [many, few] = [at(10_000), at(100)];
      const rounds = Array.from({ length: 40 }, () => ({ few: few(), many: many() })).slice(15);
      return {
        ratio: median(rounds.map((round) => round.many / round.few)),
        subject: time(median(rounds.map((round) => round.many))),
        reference: time(median(rounds.map((round) => round.few))),
      };
    },
  };
}

export const keystrokeGrowth = growth(
  'keystrokeGrowth',
  'keystroke to diagnostics in 10 000 over 100 referrals, clean',
);

export const keystrokeGrowthWrong = growth(
  'keystrokeGrowthWrong',
  'the same, 5 % with errors, 50 duplicates of ids among them',
  20,
);

/** A service that knows nothing and a workspace with nothing else: they must be asked all the same, as in the editor. */
const asking = createReferralLanguage({ today: made, known: () => undefined, siblings: () => [], revision: () => 0 });

export const keystrokeGrowthAsked = growth(
  'keystrokeGrowthAsked',
  'the same, with service and workspace to be asked, as in the editor',
  20,
  asking,
);
