import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';
import { completes } from '../markers';

const language = createReferralLanguage();

/** The messages of a text, and the texts after each fix of the first problem. */
function outcome(text: string): { messages: string[]; after: string[] } {
  const document = language.parse(text);
  const found = language.validate(document);
  const fixes = found[0] ? language.fixes(document, found[0]) : [];
  return { messages: found.map(({ message }) => message), after: fixes.map(({ edits }) => applyEdits(text, edits)) };
}

const fixAll = (text: string): string => applyEdits(text, language.fixAll(language.parse(text)));

describe('comments with a number sign', () => {
  for (const [text, right] of [
    ['{"id":"1","eTag":"x" # a note\n}', '{"id":"1","eTag":"x"\n}'],
    ['{\n  # a note, of two parts: 1\n  "id":"1", #another\n  "eTag":"x"\n}', '{\n  "id":"1",\n  "eTag":"x"\n}'],
    ['[ # all\r\n{"id":"1","eTag":"x"} # one\r\n]', '[\r\n{"id":"1","eTag":"x"}\r\n]'],
    ['{"id":"1","eTag": # a note\n"x"}', '{"id":"1","eTag":\n"x"}'],
  ] as const)
    it(`are removed only if the user wants it, all at once, in ${JSON.stringify(text)}`, () => {
      assert.ok(outcome(text).messages.every((message) => /^JSON can't have comments/.test(message)));
      assert.equal(fixAll(text), text);
      const document = language.parse(text);
      const fixes = language.validate(document).flatMap((problem) => language.fixes(document, problem));
      const all = fixes.find(({ title }) => title === 'Remove all comments in this file') ?? fixes[0];
      assert.equal(applyEdits(text, all?.edits ?? []), right);
    });

  it('are removed by Fix All if they have no words', () => {
    assert.equal(fixAll('{"id":"1", // ----\n/* */ /***/"eTag":"x"}'), '{"id":"1",\n"eTag":"x"}');
  });

  it('are none before a property, and in place of a value', () => {
    for (const text of ['{"id":"1", #"name":"A",\n"eTag":"x"}', '{"id":"1","eTag":"x","name":#1 deal}']) {
      assert.ok(outcome(text).messages.every((message) => !/comment/.test(message)));
      assert.equal(fixAll(text), text);
    }
  });

  it('are passed over by suggestions', () => {
    completes('{ # a note, of two parts: 1\n "subs|" }', {
      take: 'substatus',
      gives: '{ # a note, of two parts: 1\n "substatus": "" }',
    });
    completes('{ "id": "1" # subs|\n }', { all: [] });
  });
});

describe('the lines of a merge conflict', () => {
  for (const [what, text, current, incoming] of [
    [
      'within a referral',
      '{\n"id":"1",\n<<<<<<< HEAD\n"eTag":"x"\n=======\n"eTag":"y"\n>>>>>>> main\n}',
      '{\n"id":"1",\n"eTag":"x"\n}',
      '{\n"id":"1",\n"eTag":"y"\n}',
    ],
    [
      'with what was before both',
      '{\r\n"id":"1",\r\n<<<<<<< HEAD\r\n"eTag":"x"\r\n||||||| 0a1b2c3\r\n"eTag":"w"\r\n=======\r\n"eTag":"y"\r\n>>>>>>> main\r\n}',
      '{\r\n"id":"1",\r\n"eTag":"x"\r\n}',
      '{\r\n"id":"1",\r\n"eTag":"y"\r\n}',
    ],
    [
      'around referrals of a list',
      '[\n{"id":"1","eTag":"x"},\n<<<<<<< HEAD\n{"id":"2","eTag":"x"}\n=======\n{"id":"3","eTag":"x"}\n>>>>>>> b\n]',
      '[\n{"id":"1","eTag":"x"},\n{"id":"2","eTag":"x"}\n]',
      '[\n{"id":"1","eTag":"x"},\n{"id":"3","eTag":"x"}\n]',
    ],
    [
      'around the whole',
      '<<<<<<< HEAD\n{"id":"1","eTag":"x"}\n=======\n{"id":"1","eTag":"y"}\n>>>>>>> main\n',
      '{"id":"1","eTag":"x"}\n',
      '{"id":"1","eTag":"y"}\n',
    ],
  ] as const)
    it(`${what} are one problem with two fixes`, () => {
      const { messages, after } = outcome(text);
      assert.deepEqual(messages, ['Merge conflict. Accept one of the two changes.']);
      assert.deepEqual(after, [current, incoming]);
      assert.equal(fixAll(text), text);
    });

  it('are told apart from other signs', () => {
    assert.match(outcome('{\n"id":"1","eTag":"x"\n=======\n}').messages.join(), /^Unexpected "======="/);
    assert.deepEqual(outcome('{\n"id":"1",\n<<<<<<< HEAD\n"eTag":"x"\n}').after, ['{\n"id":"1",\n\n"eTag":"x"\n}']);
  });
});

describe('a text after a text', () => {
  const named = (value: string) => `{"id":"1","eTag":"x","name":${value}}`;
  for (const [value, right] of [
    ['"A" "B"', '"AB"'],
    ['"A" "B" "C d"', '"ABC d"'],
    ['"say ""hi"" now"', '"say \\"hi\\" now"'],
    ['"A""B"', '"A\\"B"'],
    ['"A""', '"A"'],
  ] as const)
    it(`is one error in ${value}, and becomes ${right}`, () => {
      const { messages, after } = outcome(named(value));
      assert.equal(messages.length, 1, messages.join());
      assert.equal(after[0], named(right));
    });

  it('is a name if it is typed so', () => {
    for (const [text, gives] of [
      ['{ "status": "New" "subs|" }', '{ "status": "New" , "substatus": "" }'],
      ['{ "status": "New""subs|" }', '{ "status": "New", "substatus": "" }'],
    ] as const)
      completes(text, { take: 'substatus', gives });
  });
});

it('signs that are last in an object go with the comma before them', () => {
  for (const text of ['{"id":"1","eTag":"x", ...}', '{"id":"1","eTag":"x", …\n}', '{"id":"1","eTag":"x", ...base}']) {
    const { messages, after } = outcome(text);
    assert.equal(messages.length, 1, messages.join());
    assert.match(after[0] ?? '', /^\{"id":"1","eTag":"x"\n?\}$/);
    assert.equal(fixAll(text), text);
  }
});
