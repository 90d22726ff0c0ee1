import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read, readAlone } from '../../../../../src/language/document/reader/reader';
import { TokenKind } from '../../../../../src/language/document/reader/tokens';
import { valueAt } from '../../../../../src/language/document/tokenValue';

/** Pieces of JSON, right and wrong, that random texts are made of. */
const piece = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '//',
    '/*',
    '*/',
    "'",
    '“',
    '”',
    ';',
    '=',
    '+',
    '{{a}}',
    '${a}',
    '\n  "c":',
    '\n    "d": 1',
  ),
  fc.constantFrom('"a"', '"b": 1', 'null', 'true', '-1e5', '01', '1_000', '.5', '"\\u00e9"', '"\\x"', 'NaN', 'word'),
  fc.constantFrom('\uFEFF', '\u00a0', '\uD800', '\u2028', 'é', '😀', '\0'),
  fc.string({ maxLength: 4 }),
);
const anyText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The errors of a text: kind, and what is at its place. */
function faults(text: string): string[] {
  const { faults: found } = read(text);
  return Array.from({ length: found.count }, (_, index) => {
    const { kind, offset, length } = found.at(index);
    return `${kind} ${text.slice(offset, offset + length)}`;
  });
}

/** The value that a text is understood as. */
function value(text: string): unknown {
  const { tokens, root } = read(text);
  return valueAt(tokens, text, root);
}

/** Checks that tokens nest, follow each other and are within the text. */
function assertSound(text: string): void {
  const { tokens, faults: found } = read(text);
  for (let index = 0; index < tokens.count; index++) {
    const parent = tokens.parent(index);
    assert.ok(tokens.start(index) <= tokens.end(index) && tokens.end(index) <= text.length, `bounds in ${text}`);
    assert.ok(tokens.next(index) > index && tokens.next(index) <= tokens.count, `next in ${text}`);
    if (index > 0) assert.ok(tokens.start(index - 1) <= tokens.start(index), `order in ${text}`);
    if (parent < 0) continue;
    assert.ok(parent < index && tokens.next(parent) >= tokens.next(index), `parent in ${text}`);
    assert.ok(tokens.end(parent) >= tokens.end(index), `end of parent in ${JSON.stringify(text)}`);
  }
  for (let index = 0; index < found.count; index++) {
    const { offset, length } = found.at(index);
    assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, `fault in ${JSON.stringify(text)}`);
  }
}

describe('the reader', () => {
  it('accepts what JSON.parse accepts, with the same value, and nothing else', () => {
    const same = (text: string): void => {
      const strict = parsed(text.replace(/^\uFEFF/, ''));
      const { tokens, root, faults: found } = read(text);
      assert.equal(found.count === 0 && root >= 0, strict !== undefined, JSON.stringify(text));
      if (strict) assert.deepEqual(valueAt(tokens, text, root), strict.value);
    };
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.boolean(), (json, spaced) =>
        same(spaced ? JSON.stringify(JSON.parse(json), null, '\t') : json),
      ),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(anyText, same), { numRuns: 20_000 });
  });

  it('gives tokens that nest, of any text', () => {
    fc.assert(fc.property(anyText, assertSound), { numRuns: 5000 });
    const good = '{ "a": [1, { "b": "x, y" }, "c\\n"],\n  "d": { "e": null },\n  "f": [[], {}] }\n';
    for (let at = 0; at < good.length; at++) {
      for (const put of ['', '"', '{', '}', '[', ']', ',', ':', '\n', "'", '\\', '/']) {
        assertSound(good.slice(0, at) + put + good.slice(at + 1));
        assertSound(good.slice(0, at) + put + good.slice(at));
      }
    }
  });

  it('knows parents, keys and neighbors', () => {
    const { tokens } = read('{"a":[1,{"b":2}],"c":3}');
    const kinds = Array.from({ length: tokens.count }, (_, index) => TokenKind[tokens.kind(index)]);
    assert.deepEqual(kinds, ['Object', 'Key', 'Array', 'Number', 'Object', 'Key', 'Number', 'Key', 'Number']);
    assert.deepEqual([tokens.next(0), tokens.next(1), tokens.next(4)], [9, 7, 7]);
    assert.deepEqual([tokens.parent(4), tokens.keyOf(2), tokens.keyOf(3), tokens.valueOf(7)], [2, 1, -1, 8]);
    assert.deepEqual([tokens.previous(7), tokens.previous(4), tokens.previous(1)], [1, 3, -1]);
  });

  it('reads one referral of a list as in the list, or not at all', () => {
    const item = fc.oneof(
      fc.array(piece, { maxLength: 20 }).map((parts) => `{ "x": 1, ${parts.join('')} }`),
      fc.json().map((json) => `{ "x": ${json} }`),
    );
    let answered = 0;
    fc.assert(
      fc.property(
        item,
        fc.constantFrom('[', '[\n  '),
        fc.constantFrom(',{"y":"z"}]', ', "b": "c" }', '\n]', ''),
        (text, head, tail) => {
          const alone = readAlone(text, 1);
          if (!alone) return;
          answered++;
          const whole = read(head + text + tail);
          const shape = (
            { tokens, faults: found }: ReturnType<typeof read>,
            from: number,
            shift: number,
            count: number,
          ) => ({
            tokens: Array.from({ length: count }, (_, index) => [
              tokens.kind(from + index),
              tokens.start(from + index) - shift,
              tokens.end(from + index) - shift,
              tokens.next(from + index) - from,
            ]),
            faults: Array.from({ length: found.count }, (_, index) => found.at(index))
              .map((fault) => ({
                ...fault,
                offset: fault.offset - shift,
                anchor: fault.anchor < 0 ? -1 : fault.anchor - shift,
              }))
              .filter(({ depth, offset }) => depth > 1 && offset < text.length),
          });
          const { count } = alone.tokens;
          assert.deepEqual(shape(whole, 1, head.length, count), shape(alone, 0, 0, count), head + text + tail);
        },
      ),
      { numRuns: 20_000 },
    );
    assert.ok(answered > 2000, `${answered} answers`);
  });
});

describe('errors of syntax', () => {
  it('are one for each mistake, where it is', () => {
    const cases: [string, string[]][] = [
      ['{"a":1 "b":2}', ['missing-comma "b"']],
      ['{"a":1,,"b":2}', ['early-comma ,']],
      ['{"a":1,}', ['trailing-comma ,']],
      ['{"a":1;"b":2;}', ['missing-comma ;', 'missing-comma ;']],
      ['{"a" 1}', ['missing-colon 1']],
      ['{"a" = 1}', ['missing-colon =']],
      ['{"a" == 1}', ['missing-colon ==']],
      ['{"a"; "b"}', ['missing-colon ;']],
      ['{"a", "b", "c":1}', ['missing-colon ,']],
      ['{"a", "c":1}', ['missing-colon ,']],
      ['{"a" | {"b":1}}', ['missing-colon |']],
      ['{"a" =: "b"}', ['missing-colon =', 'symbol :']],
      ['{"a": = "b"}', ['sign =']],
      ['{"a":; "b"}', ['sign ;']],
      ['{"a": @"b", "c":1}', ['sign @']],
      ['{"a":[. {"b":1}]}', ['sign .']],
      ['{a = "b", c = "d"}', ['bare-key a', 'missing-colon =', 'bare-key c', 'missing-colon =']],
      ['{"a": b c: "d"}', ['symbol b', 'missing-comma c']],
      ['{"a": see https://b.c/d}', ['symbol see https://b.c/d']],
      ['{"a": "b" + "c", "d":1}', ['symbol "b" + "c"']],
      ['{"a": "b" +\n "c" + "e"}', ['symbol "b" +']],
      ['["a" + "b"]', ['symbol "a" + "b"']],
      ['{"a": new Date("b"), "c":1}', ['symbol new Date("b")']],
      ["{'a': d.Date('b, c')}", ["bare-key 'a'", "symbol d.Date('b, c')"]],
      ['{"a":{{b}},"c":1}', ['symbol {{b}}']],
      ['{"a":{{b}}}', ['symbol {{b}}']],
      ['{"a":[{{{b c}}}]}', ['symbol {{{b c}}}']],
      ['{"a":${b},"c":1}', ['symbol ${b}']],
      ['{"a":${b} ${c}}', ['symbol ${b} ${c}']],
      ['{"a": <your name>}', ['symbol <your name>']],
      ['{"a":1,] "b":2}', ['extra-bracket ]']],
      ['{"a":1,} "b":2}', ['extra-bracket }']],
      ['{"a":{"b":1,}"c":2}', ['trailing-comma ,', 'missing-comma "c"']],
      ['{"a":1, [ "b":2}', ['extra-bracket [']],
      ['{\n  "a":\n    "b":2\n  },\n  "c":3\n}', ['missing-opening "b"']],
      ['{\n  "a":\n  "b":2,\n  "c":3\n}', ['missing-value "b"']],
      ['{"a":1}, "b":2}', ['extra-bracket }']],
      ['{} "a":1}', ['extra-bracket }']],
      ['[{ ] "a":1}]', ['extra-bracket ]']],
      ['[{ [ "a":1}]', ['extra-bracket [']],
      ['{"a":1,` "b":2}', ['sign `']],
      ['{“ "b":2}', ['sign “']],
      ['{"a":1, 2 "b":3}', ['sign 2']],
      ['{"a":1, null "b":3}', ['sign null']],
      ['{"a":1,000 "b":2}', ['number 1,000', 'missing-comma "b"']],
      ['{"a":1, b\n"c":2}', ['bare-key b', 'missing-colon "c"']],
      ['{"a":1, b"c":2}', ['bare-key b"c"']],
      ['{"a":B"c","d":2}', ['symbol B"c"']],
      ['["a",B"c"]', ['symbol B"c"']],
      ['"a":1, "b":2}', ['missing-opening "a"']],
      ['"a":1', ['missing-opening "a"']],
      ['a: b\nc: d\n', ['symbol a', 'symbol :']],
      ['{"a" "b":2}', ['missing-colon "b"']],
      ['{"a":, "b":2}', ['missing-value ,']],
      ['{"a":\n"b":2}', ['missing-value "b"']],
      ['{"a"::1}', ['symbol :']],
      ['{"a":{"b":"c"}:1}', ['symbol :', 'missing-comma 1']],
      ['{"a":{"b":2} 3}', ['missing-comma 3']],
      ['{:1}', ['missing-key :']],
      ['{"name":"a"]', ['wrong-bracket ]']],
      ['[1,2}', ['wrong-bracket }']],
      ['{"a":[1,2},"b":3}', ['wrong-bracket }']],
      ['{"a":[1,2}', ['missing-bracket }']],
      ['{"a":{"b":1}', ['missing-brace }']],
      ['{"a":1}}', ['after-end }']],
      ['{"a":{"b":5 ] }}', ['extra-bracket ]']],
      ['{"a":[{"b":1},"b":2}]}', ['missing-opening "b"']],
      ['{"a":[{"b":1} "b":2}]}', ['missing-opening "b"']],
      ['{"a":[{"b":1},b:2}],"c":3}', ['missing-opening b']],
      ['{"a":["b","b":2,"c":3]}', ['missing-opening "b"']],
      ['{"a":["b":2,{"b":3}]}', ['missing-opening "b"']],
      ['["a":1},{"b":2}]', ['missing-opening "a"']],
      ['["a":1,{"b":2}]', ['missing-opening "a"']],
      ['{"a":["b":1},"c":2}', ['wrong-bracket [']],
      ['["a":1}', ['wrong-bracket [']],
      ['{"a":["b","c":{"d":[1]}}', ['extra-bracket [']],
      ['{"a":{"b":["x","c":[{"d":1}]},"e":2}', ['extra-bracket [']],
      ['{"a":[{"b":1},"c":2}', ['extra-bracket [']],
      ['{"a":[1:2]}', ['symbol :']],
      ['{{"a":1}', ['doubled-brace {']],
      ['{{"a":1}}', ['doubled-brace {']],
      ['[{{"a":1}},{"b":2}]', ['doubled-brace {']],
      ['[{{"a":1},{"b":2}]', ['doubled-brace {']],
      ['[\n{"a":1,\n{"b":2}\n]', ['missing-brace {']],
      ['{a:1}', ['bare-key a']],
      ["{'a':'b c'}", ["bare-key 'a'", "symbol 'b c'"]],
      ['{“a”:“b, c”}', ['bare-key “a”', 'symbol “b, c”']],
      ['{"a":b c d}', ['symbol b c d']],
      ['{"a":NaN}', ['symbol NaN']],
      ['{"a":01}', ['number 01']],
      ['{"a":1,000}', ['number 1,000']],
      ['{"a":1,000,000,"b":2}', ['number 1,000,000']],
      ['{"a":1_000}', ['number 1_000']],
      ['{"a":1 000}', ['number 1 000']],
      ['{"a":10 EUR}', ['number 10 EUR']],
      ['{"a":USD","b":"c"}', ['symbol USD"']],
      ['{"a":12/31/2027",\n"b":"c"}', ['symbol 12/31/2027"']],
      ['{"a":5"\n}', ['symbol 5"']],
      ['{"a":5"b":1}', ['missing-comma "b"']],
      ['{"a":2027-12-31T00:00:00Z}', ['number 2027-12-31T00:00:00Z']],
      ['{"a": 2027-12-31 10:00 ,"b":1}', ['number 2027-12-31 10:00']],
      ['{"a":2027-12-31T10:00:00+01:00\n,"b":1}', ['number 2027-12-31T10:00:00+01:00']],
      ['{"a":12/31/2027, "b":1}', ['number 12/31/2027']],
      ['{"a":10:00\n}', ['number 10:00']],
      ['{"a":10:00 // b\n}', ['number 10:00', 'comment // b']],
      ['{"a":1st/*b*/}', ['number 1st', 'comment /*b*/']],
      ['{"a":10/*b*/}', ['comment /*b*/']],
      ['{"a":W/1,"b":1}', ['symbol W/1']],
      ['{"a":https://b.c/d?e=1,"f":1}', ['symbol https://b.c/d?e=1']],
      ['{"a":\nb: 1}', ['missing-value b']],
      ['{"a": b: 1}', ['missing-value b']],
      ['{"a":"b\nc d"}', ['line-break "b']],
      ['{"a":"b\nc "d" e\n\nf",\n"g":1}', ['line-break "b']],
      ['{"a":"b\nc "d" e"\n}', ['line-break "b']],
      ['{"a":"b\r\nc "d" e",\r\n"g":"h\r\ni "j""\r\n}', ['line-break "b', 'line-break "h']],
      ['{"a":"b\nc: "d",\n"e":1}', ['string "b']],
      ['["a\n"b"]', ['string "a']],
      ['{"a":"b\n"c":1}', ['string "b']],
      ['{"a":1 b":2}', ['missing-comma b"']],
      ['{a":1}', ['bare-key a"']],
      ['{"a":"b"c,"d":1}', ['symbol "b"c']],
      ['{"a":"b\n,"c":1}', ['string "b']],
      ['{"a":"b,\n"c":1}', ['string "b']],
      ['{"a":"b, "c":1}', ['string "b']],
      ['{"a":"b }', ['string "b']],
      ['{"a:"b"}', ['string "a']],
      ['{"a:"b","c":1}', ['string "a']],
      ['{"a": "b",\n"c : "d e"\n}', ['string "c']],
      ['{"a":"b:"c"}', ['quotes "b:"c"']],
      ['{"a":"say "hi" to"}', ['quotes "say "hi" to"']],
      ['{"a":"\\d"}', ['escape "\\d"']],
      ['{"a":"\t"}', ['control "\t"']],
      ['{"a":\u00a01}', ['space \u00a0']],
      ['{} // x', ['comment // x']],
      ['{}\n{}', ['after-end {']],
      ['{"a":1, /* b\n"c":2}', ['comment /* b']],
      ['{"a":1, /* "c":2}', ['comment /*']],
      ['x {}', ['wrapper x']],
      ['x: {}', ['missing-opening x']],
      ['{"a:b","c":1}', ['string "a:b"']],
      ['{"a:b"}', ['string "a:b"']],
      ['{"a:b" "c":1}', ['string "a:b"']],
      ['{"a:b" = 1}', ['missing-colon =']],
      ['{"a":1', ['missing-brace 1']],
    ];
    for (const [text, expected] of cases) assert.deepEqual(faults(text), expected, text);
  });

  it('are one for all quotation marks within the text of a property', () => {
    const values = [
      'Fourth Inc., Ltd. & Co; "the" roasters',
      'The CIO said: "We move by June, or not at all." Budget is 5/6.',
      'The so-called "plan", as he said, is "good".',
      'He said, "we go", and left',
      'He said "yes", "no" and "maybe"',
      'He said "(we go)" and left',
      'Screen 24" wide',
      'The "CIO": we move',
    ];
    for (const text of values) {
      for (const [head, tail] of [
        ['{"a":', '}'],
        ['{\n  "a": ', ',\n  "b": 1\n}'],
        ['{"a": ', ', "b": "c"}'],
        ['[{"a": ', '}, {"b": "c"}]'],
      ] as const) {
        assert.deepEqual(faults(`${head}"${text}"${tail}`), [`quotes "${text}"`], text);
        const escaped = `${head}${JSON.stringify(text)}${tail}`;
        assert.deepEqual(Object.keys(value(`${head}"${text}"${tail}`) ?? {}), Object.keys(JSON.parse(escaped)), text);
      }
    }
  });

  it('are not quotation marks within a text if another property follows', () => {
    const cases: [string, string[]][] = [
      ['{"a": "b" "c": "d"}', ['missing-comma "c"']],
      ['{"a": "b""c": "d"}', ['missing-comma "c"']],
      ['{"a": "b" c: "d"}', ['missing-comma c']],
      ['{"a": "b", c: "d"}', ['bare-key c']],
      ['{"a": "b"\n"c": "d"}', ['missing-comma "c"']],
      ['["a" "b"]', ['missing-list-comma "b"']],
    ];
    for (const [text, expected] of cases) assert.deepEqual(faults(text), expected, text);
  });

  it('never take long in lines of quotation marks', () => {
    for (const part of [
      '"a" b ',
      '"a", "b ',
      '"x" "',
      'b" (c',
      '"a", b',
      '"a": "b" c ',
      '"a": "b" } ',
      '"a": "b" c" d: ',
      '/* "a": 1\n',
      '["a": ',
      '["a", "b": 1, "c": ',
      '["a", "b": {}, ',
      '["a": 1}, ',
      '"a" + "b" + ',
      '"a", ',
      'b c: ',
      '{{b}} ',
      '} "b": ',
      '= ',
    ]) {
      // If each of them were searched to the end of the text, this would take minutes.
      const { tokens } = read(`{"a": ${part.repeat(40_000)}`);
      assert.ok(tokens.count > 1, part);
    }
  });

  it('leave the rest as it was meant', () => {
    const cases: [string, unknown][] = [
      ['{"a":1 "b":2}', { a: 1, b: 2 }],
      ['{"a":\n"b":2}', { b: 2 }],
      ['{"a":"b, "c":1}', { a: 'b', c: 1 }],
      ['{"a":"b }', { a: 'b' }],
      ['{"a: b", "c": 1}', { a: null, c: 1 }],
      ['{"a":"b\nc d","e":1}', { a: 'b\nc d', e: 1 }],
      ['{"a":[1,2},"b":3}', { a: [1, 2], b: 3 }],
      ['[{{"a":1},{"b":2}]', [{ a: 1 }, { b: 2 }]],
      ['[\n{"a":1,\n{"b":2}\n]', [{ a: 1 }, { b: 2 }]],
      ['{"a":[{"b":1},"b":2}],"c":3}', { a: [{ b: 1 }, { b: 2 }], c: 3 }],
      ['{"a":["b":2,{"b":3}],"c":4}', { a: [{ b: 2 }, { b: 3 }], c: 4 }],
      ['{"a":["b":1},"c":2}', { a: { b: 1 }, c: 2 }],
      ['{"a":1}, "b":2}', { a: 1, b: 2 }],
      ['{\n  "a":\n    b:2\n  },\n  "c":3\n}', { a: { b: 2 }, c: 3 }],
      ['"a":1, "b":{"c":2}}', { a: 1, b: { c: 2 } }],
      ['{"a", "b"}', { a: 'b' }],
      ['{"a": @"b"}', { a: 'b' }],
      ['{"a":{{b}},"c":1}', { a: null, c: 1 }],
      ['{a: b c: 1}', { a: null, c: 1 }],
      ['{"a":{"b":["x","c":[{"d":1}]},"e":2}', { a: { b: 'x', c: [{ d: 1 }] }, e: 2 }],
      ['{"a":1,000,"b":2}', { a: null, b: 2 }],
      ["{'a':'it\\'s'}", { a: "it's" }],
      ['{"a" "b","c":1}', { a: 'b', c: 1 }],
      ['{"a": x y, "b": 1}', { a: null, b: 1 }],
      ['{"a": 12/31/2027 10:00, "b": 1}', { a: null, b: 1 }],
      ['{"a": 10:00\n, "b": 1}', { a: null, b: 1 }],
    ];
    for (const [text, expected] of cases) assert.deepEqual(value(text), expected, text);
  });
});
