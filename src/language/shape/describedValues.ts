import type { Vocabulary } from '../../domain/model/vocabulary';

const known = new Map<Vocabulary, readonly { value: string; words: readonly string[] }[]>();

/** The values whose name or description has a word for each word of a text: `CRM`, `Office 365`, `Banking`. */
export function describedValues(text: string, vocabulary: Vocabulary): readonly string[] {
  const words = wordsOf(text.slice(0, 80));
  if (words.length === 0) return [];
  let values = known.get(vocabulary);
  if (!values) {
    values = vocabulary.terms.map(({ value, label = '', description }) => {
      return { value, words: wordsOf(`${value} ${label} ${description}`) };
    });
    known.set(vocabulary, values);
  }
  const found = values.filter((each) => words.every((word) => each.words.some((other) => isSame(word, other))));
  return found.map(({ value }) => value);
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(/([a-z]{2})(?=[A-Z\d])/g, '$1 ')
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? []
  );
}

/** Whether two words are the same except for their endings: `banking` and `banks`, `finance` and `financial`. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return common >= 4 && a.length - common <= 3 && b.length - common <= 3;
}
