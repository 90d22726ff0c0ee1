import assert from 'node:assert/strict';
import type { ReferralLanguageOptions } from '../../../src/language/referralLanguage';
import { createReferralLanguage } from '../../../src/language/service';
import type { CompletionItem, Problem } from '../../../src/language/types';

/** Splits a text with one caret `|` from its offset. */
export function caret(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0 && marked.indexOf('|', offset + 1) < 0, `exactly one | in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Splits a text with ranges `«…»` from their offsets. */
export function ranges(marked: string): { text: string; spans: { offset: number; length: number }[] } {
  const spans: { offset: number; length: number }[] = [];
  let text = '';
  let open = -1;
  for (const character of marked) {
    if (character === '«') open = text.length;
    else if (character === '»') spans.push({ offset: open, length: text.length - open });
    else text += character;
  }
  return { text, spans };
}

/** The problems of a text, those of one code if given. */
export function problems(text: string, code?: string, options: ReferralLanguageOptions = {}): Problem[] {
  const language = createReferralLanguage(options);
  return language.validate(language.parse(text)).filter((problem) => code === undefined || problem.code === code);
}

/** Asserts that `code` is reported at exactly the marked ranges. */
export function flags(code: string, marked: string, message?: RegExp, options?: ReferralLanguageOptions): Problem[] {
  const { text, spans } = ranges(marked);
  const found = problems(text, code, options);
  assert.deepEqual(
    found.map(({ offset, length }) => text.slice(offset, offset + length)),
    spans.map(({ offset, length }) => text.slice(offset, offset + length)),
    `${code} in ${text}`,
  );
  assert.deepEqual(
    found.map(({ offset, length }) => ({ offset, length })),
    spans,
    text,
  );
  for (const problem of found) if (message) assert.match(problem.message, message);
  return found;
}

/** Asserts that `code` is not reported. */
export function passes(code: string, text: string, options?: ReferralLanguageOptions): void {
  assert.deepEqual(problems(text, code, options), [], text);
}

/** The text after accepting an item; tab stops of snippets are taken out, placeholders stay. */
export function accept(text: string, item: CompletionItem): string {
  const plain = item.isSnippet
    ? item.insertText.replace(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1').replace(/\\([\\$}])/g, '$1')
    : item.insertText;
  const { offset, length } = item.replace;
  return text.slice(0, offset) + plain + text.slice(offset + length);
}

/** The items offered at the caret. */
export function offered(
  marked: string,
  options: ReferralLanguageOptions = {},
): { text: string; items: CompletionItem[] } {
  const { text, offset } = caret(marked);
  const language = createReferralLanguage(options);
  const items = language.complete(language.parse(text), offset);
  for (const item of items) {
    assert.ok(
      item.replace.offset <= offset && offset <= item.replace.offset + item.replace.length,
      'range holds the caret',
    );
  }
  return { text, items };
}

interface Expectation {
  /** Label to accept. */
  take?: string;
  /** Text after accepting it. */
  gives?: string;
  /** All labels, in order. */
  all?: string[];
  /** Labels that come first. */
  first?: string[];
  /** Labels that must not be offered. */
  never?: string[];
}

/** Asserts what is offered at the caret, and the text after accepting. */
export function completes(marked: string, expected: Expectation, options?: ReferralLanguageOptions): void {
  const { text, items } = offered(marked, options);
  const labels = items.map((item) => item.label);
  if (expected.all) assert.deepEqual(labels, expected.all, marked);
  if (expected.first) assert.deepEqual(labels.slice(0, expected.first.length), expected.first, marked);
  for (const label of expected.never ?? [])
    assert.ok(!labels.includes(label), `${label} must not be offered in ${marked}`);
  if (expected.take !== undefined) {
    const item = items.find(({ label }) => label === expected.take);
    assert.ok(item, `${expected.take} is not among ${labels.join(', ')} in ${marked}`);
    assert.equal(accept(text, item), expected.gives, marked);
  }
}
