import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { manifestTexts } from '../../../../scripts/localizedManifest';
import { settingShapes } from '../../../../src/editor/configuration/settingShapes';
import { configurationSchema } from '../../../../src/language/configuration/configurationSchema';
import { ignoredBy } from '../../../../src/language/configuration/configuredFiles';
import { readConfiguration } from '../../../../src/language/configuration/readConfiguration';
import { currentRule, renamedRules, renamedSettings } from '../../../../src/language/configuration/renamed';
import { catalogue } from '../../../../src/language/rules/index';

const everything = {
  $schema: './x.json',
  taxonomy: 'fy28',
  taxonomies: { FY28: { Area: ['Play'] } },
  rules: { 'value.casing': 'off', 'date.order': 'error' },
  folder: 'deals/open',
  fileName: '${id}.referral.json',
  submit: { method: 'put', blockOn: 'warning', reference: 'own', solutionFields: 'attributes' },
  ignore: ['archive', '**/draft-*.json'],
};

/** Texts of wrong files, and what is marked in each. */
const wrong: readonly (readonly [text: string, marked: string, message: RegExp])[] = [
  ['[1]', '[1]', /object in braces/],
  ['{ "taxnomy": "FY25" }', '"taxnomy"', /Did you mean "taxonomy"\?/],
  ['{ "taxonomy": 27 }', '27', /"auto" or a fiscal year/],
  ['{ "rules": { "value.casing": "of" } }', '"of"', /Use "error", "warning"/],
  ['{ "rules": { "value.cosing": "off" } }', '"value.cosing"', /Did you mean "value.casing"\?/],
  ['{ "rules": "off" }', '"off"', /object in braces/],
  ['{ "taxonomies": { "FY28": ["Area"] } }', '["Area"]', /object in braces/],
  ['{ "taxonomies": { "FY28": { "Area": "Play" } } }', '"Play"', /list in square brackets/],
  ['{ "taxonomies": { "FY28": "fy28" } }', '"fy28"', /the path of a \.json file/],
  ['{ "taxonomies": { "FY28": "/etc/fy28.json" } }', '"/etc/fy28.json"', /the path of a \.json file/],
  ['{ "folder": "../elsewhere" }', '"../elsewhere"', /a folder inside the workspace/],
  ['{ "fileName": "deal.json" }', '"deal.json"', /\$\{name\}/],
  ['{ "submit": { "blockOn": "errors" } }', '"errors"', /Use "error"/],
  ['{ "submit": { "method": null } }', 'null', /Use "auto"/],
  ['{ "ignore": "archive" }', '"archive"', /list in square brackets/],
  ['{ "ignore": ["ok", "!archive"] }', '"!archive"', /path or pattern below this folder/],
  ['{ "ignore": ["/etc"] }', '"/etc"', /path or pattern below this folder/],
];

describe('a configuration file', () => {
  const schema = configurationSchema(manifestTexts());
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

  it('may say everything that the schema says, with comments', () => {
    const text = `// deals of this team\n${JSON.stringify(everything, null, 2).replace(/}$/, '/* end */,}')}`;
    const { configuration, problems } = readConfiguration(text);
    assert.deepEqual(problems, []);
    const { $schema, ...all } = everything;
    assert.deepEqual(configuration, all);
    assert.ok(validate(everything), JSON.stringify(validate.errors));
    assert.deepEqual(Object.keys(schema.properties as object).sort(), Object.keys(everything).sort());
  });

  for (const [text, marked, message] of wrong)
    it(`marks what is wrong in ${text}, as the schema does`, () => {
      const { problems } = readConfiguration(text);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      const [{ offset, length, code, severity, isInSchema, message: said }] = problems as never as [
        (typeof problems)[0],
      ];
      assert.equal(text.slice(offset, offset + length), marked);
      assert.match(said, message);
      assert.deepEqual([code, severity, isInSchema], ['configuration.invalid', 'error', true]);
      assert.equal(validate(JSON.parse(text)), false);
    });

  it('counts without its wrong entries', () => {
    const { configuration, problems } = readConfiguration(
      '{ "rules": { "value.casing": "of", "date.order": "hint" }, "folder": 1, "ignore": ["a", 2], "taxonomy": "FY26" }',
    );
    assert.deepEqual(configuration, { rules: { 'date.order': 'hint' }, ignore: ['a'], taxonomy: 'FY26' });
    assert.equal(problems.length, 3);
  });

  it('reports what no schema says: an unknown year, a name that comes twice, text that is not JSON', () => {
    const year = readConfiguration('{ "taxonomy": "FY99" }').problems;
    assert.match(year[0]?.message ?? '', /"FY99" is not a known fiscal year/);
    assert.equal(year[0]?.isInSchema, false);
    const twice = readConfiguration('{ "folder": "a", "folder": "b" }');
    assert.match(twice.problems[0]?.message ?? '', /twice/);
    assert.equal(twice.configuration.folder, 'b');
    for (const text of ['', 'x', '{ "folder": ', '{ "folder" "a" }', '\u0000', '{ "rules": { "a": ] }'])
      assert.ok(text === '' || readConfiguration(text).problems.length > 0, text);
    assert.deepEqual(readConfiguration('\uFEFF{}').problems, []);
  });

  it('takes the tables of files, as they ship with the extension or alone', () => {
    const text =
      '{ "taxonomy": "fy29", "taxonomies": { "FY28": "years/28.json", "FY29": "29.json", "FY30": { "A": ["B"] } } }';
    const contents: Record<string, string> = {
      'years/28.json': '\uFEFF{ "Skies": ["Fly"], } // alone',
      '29.json':
        '{ "year": "FY29", "confirmed": false, "source": "Us", "areas": { "Seas": ["Sail"] }, "plays": ["Row"] }',
    };
    const { configuration, problems, files } = readConfiguration(text, (name) => contents[name]);
    assert.deepEqual(problems, []);
    assert.deepEqual(files, ['years/28.json', '29.json']);
    assert.deepEqual(configuration.taxonomies, {
      FY28: { Skies: ['Fly'] },
      FY29: { Seas: ['Sail'], '*': ['Row'] },
      FY30: { A: ['B'] },
    });
    // Without the files, their years count as not given, and it is too early to say that a year is unknown.
    const early = readConfiguration(text);
    assert.deepEqual([early.problems, early.configuration.taxonomies], [[], { FY30: { A: ['B'] } }]);
  });

  for (const [content, message] of [
    [undefined, /^fy28\.json cannot be read\.$/],
    ['', /^fy28\.json: This is not valid JSON\.$/],
    ['[]', /^fy28\.json: Expected an object in braces\.$/],
    ['{ "Skies": "Fly" }', /^fy28\.json: Expected a list in square brackets\.$/],
    ['{ "areas": { "Skies": [1] } }', /^fy28\.json: 1 is not valid here\. Use a name\.$/],
  ] as const)
    it(`reports a taxonomy file that has ${content ?? 'nothing'}, at its path`, () => {
      const text = '{ "taxonomies": { "FY27": {}, "FY28": "fy28.json" } }';
      const [problem, ...others] = readConfiguration(text, () => content).problems;
      assert.ok(problem);
      assert.equal(text.slice(problem.offset, problem.offset + problem.length), '"fy28.json"');
      assert.match(problem.message, message);
      assert.deepEqual([others, problem.isInSchema, problem.path], [[], false, '/taxonomies/FY28']);
    });

  it('understands other spellings of rules, with a note', () => {
    const { configuration, problems } = readConfiguration('{ "rules": { "Value_Casing": "off" } }');
    assert.deepEqual(configuration.rules, { 'value.casing': 'off' });
    assert.deepEqual(
      problems.map(({ code, severity, message }) => [code, severity, message]),
      [['configuration.renamed', 'information', '"Value_Casing" is called "value.casing" now. Both work.']],
    );
  });

  it('has a schema in the package', () => {
    const file = path.join(__dirname, '../../../../schemas/config.schema.json');
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), schema, 'run npm run schema');
  });
});

describe('earlier names', () => {
  it('lead to rules and settings that there are, and are none themselves', () => {
    for (const [earlier, now] of renamedRules) {
      assert.ok(!catalogue.has(earlier), earlier);
      assert.ok(catalogue.has(now), now);
    }
    for (const [earlier, now] of renamedSettings) {
      assert.ok(!(earlier in settingShapes), earlier);
      assert.ok(now in settingShapes, now);
    }
  });

  it('are found in the table, in any spelling', () => {
    const table = new Map([['money.sign', 'money.negative-value']]);
    assert.equal(currentRule('money.sign', table), 'money.negative-value');
    assert.equal(currentRule('Money/Sign', table), 'money.negative-value');
    assert.equal(currentRule('DATE.ORDER', table), 'date.order');
    assert.equal(currentRule('money.sigh', table), undefined);
    assert.equal(currentRule('constructor'), undefined);
  });
});

describe('ignore patterns', () => {
  const cases: readonly (readonly [pattern: string, ignored: string[], kept: string[]])[] = [
    ['archive', ['archive', 'archive/a.json', 'x/archive/b/c.json'], ['archived/a.json', 'a.json']],
    ['archive/', ['archive/a.json'], ['archives/a.json']],
    ['./old/*.json', ['old/a.json'], ['x/old/a.json', 'old/b/a.json']],
    ['deals/**/draft-*', ['deals/draft-1.json', 'deals/x/y/draft-1.json'], ['draft-1.json', 'deals/x.json']],
    ['**/x.json', ['x.json', 'a/b/x.json'], ['y.json']],
    ['{a,b}.json', ['a.json', 'c/b.json'], ['c.json']],
    ['*.draft.json', ['a.draft.json', 'x/b.draft.json'], ['a.json']],
  ];
  for (const [pattern, ignored, kept] of cases)
    it(`${pattern} leaves out ${ignored.join(', ')}`, () => {
      const isIgnored = ignoredBy([pattern]);
      assert.deepEqual([...ignored, ...kept].filter(isIgnored), ignored);
    });

  it('none leave out nothing', () => assert.equal(ignoredBy([])('a.json'), false));
});
