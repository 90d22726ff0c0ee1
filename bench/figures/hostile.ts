import type { Figure } from '../figure';
import { median } from '../median';
import { ourService } from '../ourService';
import { time } from '../time';

const megabyte = 1e6;

/** Texts of about a megabyte that are not what they should be. */
const texts: Readonly<Record<string, () => string>> = {
  'a list of numbers': () => `[${'1,'.repeat(500_000)}1]`,
  words: () => 'a '.repeat(500_000),
  comments: () => '/* */'.repeat(200_000),
  'referrals without commas': () => `[${'{"id":"1","eTag":"x","name":"Deal"}'.repeat(30_000)}]`,
  'one property again and again': () => `{${'"a":1,'.repeat(160_000)}"b":1}`,
  'empty objects': () => `[${'{},'.repeat(330_000)}{}]`,
  '32 000 referrals with one id': () => `[${Array(32_000).fill('{"id":"a","eTag":"b"}').join(',')}]`,
  'comments that are not closed': () => `{${'/* a\n'.repeat(200_000)}`,
  'names below names': () => `{\n${'"a":\n  "b":\n'.repeat(80_000)}`,
  'semicolons for commas': () => `{${'"a":1;'.repeat(160_000)}"b":1}`,
  'list items with colons': () => `{"team":[${'"a": '.repeat(200_000)}1]}`,
  'lists that end after their first item': () => `{"a":[${']"a":1'.repeat(160_000)}`,
  'strings that are not closed': () => `{${'"a": "b\n'.repeat(120_000)}}`,
  "lines' comments": () => `{${'// a\n'.repeat(200_000)}}`,
};

async function measured(short: boolean, work: () => unknown): Promise<number> {
  await work();
  const rounds: number[] = [];
  for (let round = 0; round < (short ? 3 : 7); round++) {
    const start = performance.now();
    await work();
    rounds.push(performance.now() - start);
  }
  return median(rounds);
}

function hostile(id: string, what: string, work: (text: string) => unknown, text: () => string, per: number): Figure {
  return {
    id,
    title: what,
    reference: '100 ms per MB',
    long: true,
    async measure({ short }) {
      const made = text();
      const took = await measured(short, () => work(made));
      const amount = took / (made.length / megabyte);
      return { ratio: amount / per, subject: time(amount), reference: `${per} ms`, value: { amount, unit: 'ms' } };
    },
  };
}

const check = (text: string): unknown => ourService.validate(ourService.parse(text));

const completeAtEnd = (text: string): unknown => ourService.complete(ourService.parse(text), text.length);

/** Texts whose end a caret is at. */
const unfinished: Readonly<Record<string, () => string>> = {
  'comments that are not closed': () => `{${'/* a\n'.repeat(200_000)}`,
  'a comment of comments': () => '// a'.repeat(250_000),
  'strings that are not closed': () => `{${'"a": "b\n'.repeat(120_000)}`,
};

function outlineAndIndex(text: string): unknown {
  const document = ourService.parse(text);
  return [ourService.symbols(document), ourService.summaries(document)];
}

/** What broken and hostile texts cost, in milliseconds per megabyte. */
export const hostileFigures: readonly Figure[] = [
  ...Object.entries(texts).map(([name, text], index) =>
    hostile(`hostile${index}`, `check of ${name}`, check, text, 100),
  ),
  ...Object.entries(texts).map(([name, text], index) =>
    hostile(`fixAll${index}`, `fix all in ${name}`, (made) => ourService.fixAll(ourService.parse(made)), text, 500),
  ),
  ...Object.entries(unfinished).map(([name, text], index) =>
    hostile(`completionEnd${index}`, `completion at the end of ${name}`, completeAtEnd, text, 100),
  ),
  hostile(
    'emptyObjects',
    'outline and index of 300 000 empty objects',
    outlineAndIndex,
    () => `[${'{},'.repeat(299_999)}{}]`,
    500,
  ),
];
