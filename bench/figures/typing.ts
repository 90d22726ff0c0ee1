import { corpusFiles } from '../corpus';
import type { Figure } from '../figure';
import { ourService } from '../ourService';
import { pairedRounds } from '../pairedRounds';
import { theirService } from '../theirService';

const times = 100;

/** One referral as it is while a person types: with the place of the caret, marked by `|`. */
const states: Readonly<Record<string, (text: string) => string>> = {
  right: (text) => text.replace(/"substatus": "/, '$&|'),
  'with four problems': (text) =>
    text
      .replace(/"substatus": "/, '$&|')
      .replace('"eTag"', '"eTagg"')
      .replace('"type": "', '"type": "x')
      .replace('"country": "', '"country": "x')
      .replace(/"dealValue": (\d+)/, '"dealValue": "$1"'),
  'a key half typed': (text) => text.replace(/\s*"substatus": "/, '\n  "quali$&|'),
  'cut off at 60 %': (text) => `${text.slice(0, text.length * 0.6)}`.replace(/"substatus": "/, '$&|'),
};

/** A figure of one referral of 4 KB: the same text with one letter after the other at the caret, for both services. */
function typing(
  id: string,
  what: string,
  state: string,
  ours: (text: string, offset: number) => unknown,
  theirs: (text: string, offset: number) => unknown,
): Figure {
  return {
    id,
    title: `${what}, one referral, ${state}`,
    reference: "VS Code's JSON service",
    // One state is enough for each run of the tests.
    ...(state !== 'a key half typed' && { long: true }),
    async measure({ short }) {
      const marked = states[state]?.(corpusFiles(3)[1] ?? '') ?? '';
      const offset = marked.indexOf('|');
      const text = marked.replace('|', '');
      const texts = Array.from({ length: times }, (_, index) => {
        return text.slice(0, offset) + String.fromCharCode(97 + (index % 26)) + text.slice(offset);
      });
      const { ratio, subject } = await pairedRounds(
        () => {
          for (const each of texts) ours(each, offset + 1);
        },
        async () => {
          for (const each of texts) await theirs(each, offset + 1);
        },
        { rounds: short ? 7 : 15, inARow: 2 },
      );
      const each = (subject / times) * 1000;
      return { ratio, subject: `${each.toFixed(1)} µs`, reference: `${(each / ratio).toFixed(1)} µs` };
    },
  };
}

const check = (text: string): unknown => ourService.validate(ourService.parse(text));
const complete = (text: string, offset: number): unknown => ourService.complete(ourService.parse(text), offset);
const hover = (text: string, offset: number): unknown => ourService.hover(ourService.parse(text), offset);
const outline = (text: string): unknown => ourService.symbols(ourService.parse(text));
const format = (text: string): unknown => ourService.format(ourService.parse(text));

const problems = 'keystroke to problems';
const items = 'keystroke to completion of a substatus';

/** Typing in one referral that is right, wrong, or not finished. */
export const typingFigures: readonly Figure[] = [
  typing('typingRight', problems, 'right', check, theirService.check),
  typing('typingWrong', problems, 'with four problems', check, theirService.check),
  typing('typingHalf', problems, 'a key half typed', check, theirService.check),
  typing('typingCut', problems, 'cut off at 60 %', check, theirService.check),
  typing('completionRight', items, 'right', complete, theirService.complete),
  typing('completionHalf', items, 'a key half typed', complete, theirService.complete),
  typing('completionCut', items, 'cut off at 60 %', complete, theirService.complete),
  typing('hover', 'keystroke to hover', 'right', hover, theirService.hover),
  typing('outline', 'keystroke to outline', 'right', outline, theirService.outline),
  typing('format', 'format', 'right', format, theirService.format),
];
