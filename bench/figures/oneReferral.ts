import { corpusFiles } from '../corpus';
import type { Figure } from '../figure';
import { ourService } from '../ourService';
import { pairedRounds } from '../pairedRounds';
import { theirService } from '../theirService';

const times = 200;

/** Typing in the name of the one referral of a file. */
export const oneReferral: Figure = {
  id: 'oneReferral',
  title: 'keystroke to diagnostics, one referral',
  reference: "VS Code's JSON service",
  async measure({ short }) {
    const [text = ''] = corpusFiles(3);
    const offset = text.indexOf('"name": "') + 9;
    const texts = Array.from({ length: times }, (_, index) => {
      return `${text.slice(0, offset)}${index}${text.slice(offset)}`;
    });
    let document = ourService.parse(text);
    const { ratio, subject } = await pairedRounds(
      () => {
        for (let count = 0; count < times; count++) {
          document = document.edit({ offset, length: count === 0 ? 0 : 1, text: `${count % 10}` });
          ourService.validate(document);
        }
        document = ourService.parse(text);
      },
      async () => {
        for (const each of texts) await theirService.check(each);
      },
      { rounds: short ? 7 : 15, inARow: 2 },
    );
    const each = (subject / times) * 1000;
    return {
      ratio,
      subject: `${each.toFixed(1)} µs`,
      reference: `${(each / ratio).toFixed(1)} µs`,
      value: { amount: each, unit: 'µs' },
    };
  },
};
