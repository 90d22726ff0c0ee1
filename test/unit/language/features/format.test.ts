import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

describe('formatting', () => {
  function format(
    text: string,
    ...rest: [Parameters<typeof language.format>[1]?, Parameters<typeof language.format>[2]?]
  ): string {
    const edits = language.format(language.parse(text), ...rest);
    return [...edits]
      .sort((a, b) => b.offset - a.offset)
      .reduce(
        (result, edit) => result.slice(0, edit.offset) + edit.text + result.slice(edit.offset + edit.length),
        text,
      );
  }

  it('indents and leaves values alone', () => {
    const text = '{"name":"a  b","x":1.50,"team":[ ],"y":[1,2]}';
    const formatted = format(text);
    assert.deepEqual(JSON.parse(formatted), JSON.parse(text));
    assert.match(formatted, /\n {2}"name": "a {2}b",\n {2}"x": 1\.50,/);
    assert.equal(format(formatted), formatted);
  });

  it('keeps what the user set', () => {
    assert.match(format('{"a":1}', { insertSpaces: false }), /\n\t"a"/);
    assert.match(format('{"a":1}', { tabSize: 4 }), /\n {4}"a"/);
    assert.match(format('{\r\n"a":1}'), /\r\n {2}"a"/);
  });

  it('changes nothing while it is unclear what is text', () => {
    const date = '"closingDateTime": "2026-12-31T00:00:00Z"';
    for (const text of [
      `{\n"dealValue": "1,234\n.56", "currency": "EUR", ${date}\n}`,
      `{\n"name": "A, "closing": 1, ${date}\n}`,
      `{\n${date.replaceAll('"', "'")}\n}`,
      `{\n${date.replaceAll('"', '”')}\n}`,
      `{\n"name": "open\n}`,
      `{"name": "open`,
    ])
      assert.equal(format(text), text);
    assert.notEqual(format('{\n"name": Contoso,\n"a": "it\'s \\" x"\n}'), '{\n"name": Contoso,\n"a": "it\'s \\" x"\n}');
  });

  it('formats a range only', () => {
    const text = '{\n"a":1,\n"b":{"c":1}\n}';
    const at = text.indexOf('"b"');
    assert.match(format(text, {}, { offset: at, length: 5 }), /^\{\n"a":1,/);
  });

  it('keeps short objects and arrays on their line, with single blanks', () => {
    for (const [before, after = before] of [
      ['{\n  "products": [{ "id": "Azure" }]\n}'],
      [
        '{\n  "products": [{"id":"Azure"},{"id":"Teams"}]\n}',
        '{\n  "products": [{ "id": "Azure" }, { "id": "Teams" }]\n}',
      ],
      ['{\n      "a": [  ],\n "b": { }\n}', '{\n  "a": [],\n  "b": {}\n}'],
      ['{\n  "details": {\n    "notes": "x",\n    "tags": [1, 2.50, null, true]\n  }\n}'],
      ['[\n  { "id": "1", "name": "a" },\n  { "id": "2", "name": "b" }\n]'],
      ['{\r\n"a":{"b":"c:d,e"}\r\n}', '{\r\n  "a": { "b": "c:d,e" }\r\n}'],
    ] as const) {
      assert.equal(format(before), after);
      assert.equal(format(after), after, 'formatting twice');
    }
  });

  it('spreads what is on one line with all around it, what does not fit, and what has comments', () => {
    assert.equal(format('{"a":{"b":1}}'), '{\n  "a": {\n    "b": 1\n  }\n}');
    const long = `{\n  "a": { "b": "${'x'.repeat(100)}" }\n}`;
    assert.match(format(long), /"a": \{\n {4}"b"/);
    assert.match(format('{\n  "a": { "b": 1 /* c */ }\n}'), /"a": \{\n/);
    assert.match(format('{\n  "a": {\n "b": 1 }\n}'), /"a": \{\n {4}"b": 1\n/);
    for (const broken of ['{\n  "a": { "b": }\n}', '{\n  "a": { "b" 1 }\n}', '{\n  "a": [1,]\n}']) {
      const formatted = format(broken);
      assert.equal(formatted.replace(/\s/g, ''), broken.replace(/\s/g, ''), broken);
    }
  });

  it('spreads all if the user wants that', () => {
    assert.match(format('{\n  "a": [1]\n}', { keepShort: false }), /\[\n {4}1\n/);
  });

  it('leaves the samples as they are', () => {
    const folder = path.join(__dirname, '../../../../samples');
    const names = readdirSync(folder).filter((name) => /\.referrals?\.json$/.test(name));
    assert.ok(names.length > 2);
    for (const name of names) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      assert.equal(format(text, { insertFinalNewline: true }), text, name);
    }
  });

  it('leaves alone what is nested without end', () => {
    for (const text of [
      '['.repeat(60_000),
      `{"a":${'['.repeat(8000)}${']'.repeat(8000)}}`,
      '[{"name":"a",'.repeat(5000),
    ])
      assert.deepEqual(language.format(language.parse(text)), []);
    const deep = `{"a":${'['.repeat(63)}${']'.repeat(63)}}`;
    assert.ok(language.format(language.parse(deep)).every(({ text }) => typeof text === 'string'));
    assert.ok(language.format(language.parse(deep)).length > 60);
  });
});
