import { isPlaceholder } from '../../../src/domain/publish/placeholder';

/** What a person types at a tab stop, and the value that the file has afterwards. */
export interface Answer {
  typed: string;
  value: unknown;
  /** Whether the suggestion list must open: Enter accepts its first entry. Otherwise none may open. */
  chosen?: true;
}

const text = (typed: string): Answer => ({ typed, value: typed });
const choice = (typed: string, value: unknown = typed): Answer => ({ typed, value, chosen: true });

const answers: Readonly<Record<string, Answer>> = {
  '<Deal name>': text('Fourth Coffee: loyalty on Azure'),
  '<Engagement ID of the deal>': text('5d1c2f60-8c0d-4b6e-9a51-3f1e6c0a7b42'),
  '<Customer name>': text("Fourth Coffee, Old Town & Sons' Café"),
  '<Street address>': text('12 Shore Road, 2nd floor'),
  '<City>': text('Hamburg'),
  '<Country>': choice('Germ', 'DE'),
  '<Customer size>': choice('251to', '251to1000employees'),
  '<First name>': text('Miriam'),
  '<Last name>': text('Graham-Status'),
  '<Phone number>': text('+49 40 555 0100'),
  '<Email>': text('miriam.graham@fourth-coffee.example'),
  '<true or false>': choice('tru', true),
  '<Deal value>': { typed: '180000', value: 180000 },
  '<Currency>': choice('Euro', 'EUR'),
  '<Closing date>': text('2099-03-31T00:00:00Z'),
  '<Product>': choice('Power', 'PowerBI'),
  '<Solution ID>': text('SOL-2173-UYM'),
  '<Solution name>': text('Loyalty for cafés'),
  '<Purchase intent>': choice('Have', 'HaveNotDecided'),
  '<What help you need from Microsoft>': text(
    'Please review the design. Is the new status page active? Thanks, we close in June.',
  ),
  '<Kind of help>': choice('Proof', 'ProofOfConceptOrDemo'),
  '<Partner role>': choice('Solution d', 'Solution design'),
  '<Solution area>': choice('Data', 'Data and AI'),
  '<Solution play>': choice('Build', 'Build and Modernize AI Apps'),
};

/** Free text at the tab stops that begin empty. */
const emptyAnswer = text('New loyalty app. Closed beta in May, 40 cafés; budget is approved.');

/** Returns what is typed at a tab stop that begins with this value. */
export function answerTo(value: string): Answer {
  if (value === '') return emptyAnswer;
  const answer = answers[value];
  if (!answer) throw new Error(`No answer to ${value}`);
  return answer;
}

/** Returns the tab stops of a template's value, in order: placeholders and empty texts. */
export function stopsOf(value: unknown): string[] {
  if (value === '' || isPlaceholder(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stopsOf) : [];
}

/** Returns the value as it is after all tab stops were answered. */
export function answered(value: unknown): unknown {
  if (value === '' || isPlaceholder(value)) return answerTo(value).value;
  if (Array.isArray(value)) return value.map(answered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, answered(each)]));
}
