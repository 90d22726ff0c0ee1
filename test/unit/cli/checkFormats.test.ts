import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import type { Log, Result } from 'sarif';
import { catalogue } from '../../../src/language/rules/index';
import { runForTest } from './runForTest';
import { sarifSchema } from './sarifSchema';
import { temporaryFolder } from './temporaryFolder';

const odd = 'a folder/ä #1, 100%: [x].referral.json';
const wrong =
  '{ "id": "1", "eTag": "1",\r\n  "name": "😀", "status": "Closed", "substatus": "Pending", "Direction": null }';
const column = (wrong.split('\r\n')[1] ?? '').indexOf('"Pending"') + 1;

describe('the formats of check', () => {
  const cwd = temporaryFolder({
    [odd]: `\ufeff${wrong}`,
    'good.referral.json': '{ "id": "2", "eTag": "1", "status": "Closed", "substatus": "Won" }',
    'one.referral.json': '{ "id": "3", "eTag": "1" }',
    'two.referral.json': '[{ "name": "x" }, { "id": "3", "eTag": "1" }]',
  });

  const run = (...args: string[]) => runForTest(['check', ...args], { cwd: cwd() });

  describe('sarif', () => {
    const accepts = new Ajv({
      formats: {
        uri: (text: string) => URL.canParse(text),
        'uri-reference': (text: string) => /^([\w.~!$&'()*+,;=:@/?#[\]-]|%[\da-f]{2})*$/i.test(text),
      },
    }).compile(sarifSchema);

    async function sarif(...args: string[]): Promise<{ code: number; log: Log; results: Result[] }> {
      const { code, out, err } = await run('--format', 'sarif', ...args);
      assert.equal(err, '');
      const log: Log = JSON.parse(out);
      assert.ok(accepts(log), JSON.stringify(accepts.errors, null, 2));
      return { code, log, results: log.runs[0]?.results ?? [] };
    }

    it('is valid, also without results', async () => {
      const { code, results } = await sarif('good.referral.json');
      assert.deepEqual({ code, results }, { code: 0, results: [] });
    });

    it('describes every rule', async () => {
      const rules = (await sarif('good.referral.json')).log.runs[0]?.tool.driver.rules ?? [];
      assert.deepEqual(
        rules.map(({ id }) => id),
        [...catalogue.keys(), 'configuration.invalid', 'configuration.renamed'],
      );
      for (const { id, shortDescription, help, defaultConfiguration } of rules) {
        assert.ok(shortDescription?.text && shortDescription.text !== id, id);
        assert.ok(help?.text.includes(shortDescription.text) && help.markdown, id);
        const severity = catalogue.get(id) ?? (id === 'configuration.invalid' ? 'error' : 'information');
        assert.equal(defaultConfiguration?.level, severity === 'information' ? 'note' : severity, id);
      }
    });

    it('names the rules of problems in configuration files', async () => {
      writeFileSync(path.join(cwd(), 'referrals.config.json'), '{ "rules": { "Value_Casing": "of" } }');
      const { log, results } = await sarif('good.referral.json');
      const rules = log.runs[0]?.tool.driver.rules ?? [];
      assert.deepEqual(
        results.map(({ ruleId, ruleIndex = -1 }) => [ruleId, rules[ruleIndex]?.id]),
        ['configuration.renamed', 'configuration.invalid'].map((code) => [code, code]),
      );
    });

    it('places results by lines and columns from one, in UTF-16, in files relative to the folder', async () => {
      const { code, log, results } = await sarif('a folder');
      assert.equal(code, 1);
      assert.equal(log.runs[0]?.columnKind, 'utf16CodeUnits');
      assert.equal(log.runs[0]?.originalUriBaseIds?.['%SRCROOT%']?.uri, `${pathToFileURL(cwd()).href}/`);
      const [first, second] = results;
      assert.deepEqual(
        results.map(({ ruleId, level }) => [ruleId, level]),
        [
          ['status.substatus-not-allowed', 'error'],
          ['shape.documented-spelling', 'note'],
        ],
      );
      assert.equal(log.runs[0]?.tool.driver.rules?.[first?.ruleIndex ?? -1]?.id, 'status.substatus-not-allowed');
      const uri = 'a%20folder/%C3%A4%20%231%2C%20100%25%3A%20%5Bx%5D.referral.json';
      assert.deepEqual(first?.locations, [
        {
          physicalLocation: {
            artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: column, endLine: 2, endColumn: column + '"Pending"'.length },
          },
          logicalLocations: [{ fullyQualifiedName: '/substatus', kind: 'value' }],
        },
      ]);
      assert.equal(first.relatedLocations?.[0]?.physicalLocation?.region?.startLine, 2);
      assert.deepEqual(second?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName, '/Direction');
      assert.equal(fileURLToPath(new URL(uri, pathToFileURL(`${cwd()}/`))), path.join(cwd(), odd));
    });

    it('gives each result a fingerprint of its own, which stays when lines move', async () => {
      const fingerprints = async (text: string) => {
        const { out } = await runForTest(['check', '--format', 'sarif', '-'], { cwd: cwd(), input: text });
        const results: Result[] = JSON.parse(out).runs[0].results;
        return results.map(({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0]);
      };
      const before = await fingerprints('{ "id": "1" "status": "Open" "x": 1 }');
      assert.equal(before.length, 5);
      assert.equal(new Set(before).size, 5);
      assert.deepEqual(await fingerprints('\n\n{ "id": "1"\n "status": "Open"\n "x": 1 }'), before);
    });

    it('names files outside of the folder by their whole address, and standard input by a name', async () => {
      const { out } = await runForTest(['check', '--format', 'sarif', '../one.referral.json', '-'], {
        cwd: path.join(cwd(), 'a folder'),
        input: 'x',
      });
      const uris = JSON.parse(out).runs[0].results.map((result: Result) => {
        return result.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
      });
      assert.equal(uris[0], '%3Cstdin%3E');
      const named = await runForTest(['check', '--format', 'sarif', '--stdin-filename', 'b c.json', '-'], {
        input: 'x',
      });
      assert.match(named.out, /"uri":"b%20c\.json","uriBaseId":"%SRCROOT%"/);
    });

    it('shows the other end of what is there twice', async () => {
      const { results } = await sarif('one.referral.json', 'two.referral.json');
      const twice = results.filter(({ ruleId }) => ruleId === 'identity.duplicate-id');
      assert.deepEqual(
        twice.map(({ relatedLocations }) =>
          relatedLocations?.map(({ physicalLocation }) => [
            physicalLocation?.artifactLocation?.uri,
            physicalLocation?.region?.startColumn,
          ]),
        ),
        [[['two.referral.json', 27]], [['one.referral.json', 9]]],
      );
    });
  });

  describe('github', () => {
    it('prints annotations, with everything escaped', async () => {
      const { code, out, err } = await run('--format', 'github', 'a folder');
      assert.deepEqual({ code, err }, { code: 1, err: '' });
      const [error, notice, end] = out.split('\n');
      const file = 'a folder/ä #1%2C 100%25%3A [x].referral.json';
      assert.ok(
        error?.startsWith(
          `::error file=${file},line=2,endLine=2,col=${column},endColumn=${column + 9},title=status.substatus-not-allowed::Substatus`,
        ),
        error,
      );
      assert.match(notice ?? '', /^::notice file=/);
      assert.equal(end, '');
    });

    it('keeps a message on its line', async () => {
      const { out } = await runForTest(['check', '--format', 'github', '-'], {
        input: '{ "id": "1", "eTag": "1", "status": "100%\\r\\n::error::x\\u001b" }',
      });
      assert.match(out, /^::error [^\n]*::"100%25%0D%0A::error::x\\u001b" isn't[^\n]*\n$/);
    });

    it('prints nothing if all is well', async () => {
      assert.deepEqual(await run('--format', 'github', 'good.referral.json'), { code: 0, out: '', err: '' });
    });
  });

  describe('options of every format', () => {
    it('reports errors only with --quiet, and counts warnings nevertheless', async () => {
      const input = '{ "id": "1", "eTag": "1", "status": "New", "type": "x" }';
      const quiet = await runForTest(['check', '--quiet', '-'], { input });
      assert.match(quiet.out, /^<stdin>\n {2}1:\d+ {2}error [^\n]+\n\n1 file checked, 1 problem: 1 error\n$/);
      const { code, err } = await runForTest(
        ['check', '--quiet', '--max-warnings', '0', '--rule', 'value.unknown=Off', '-'],
        { input },
      );
      assert.deepEqual({ code, err }, { code: 1, err: 'referrals: 1 warning, but --max-warnings is 0\n' });
    });

    it('takes severities of rules', async () => {
      const severities = async (...rules: string[]) => {
        const args = rules.flatMap((rule) => ['--rule', rule]);
        const { code, out } = await run('--format', 'json', ...args, 'a folder');
        return [code, ...JSON.parse(out).map(({ severity }: { severity: string }) => severity)];
      };
      assert.deepEqual(await severities('status.substatus-not-allowed=hint'), [0, 'hint', 'information']);
      assert.deepEqual(await severities('status.substatus-not-allowed=off', 'shape.documented-spelling=error'), [
        1,
        'error',
      ]);
    });

    for (const [rule, line] of [
      ['status.substatus-not-alowed=off', /did you mean "status\.substatus-not-allowed"\?/],
      ['value.unknown', /CODE=SEVERITY with "error", "warning", "information", "hint" or "off"/],
      ['value.unknown=fatal', /CODE=SEVERITY/],
      ['__proto__=off', /unknown rule "__proto__"/],
    ] as const) {
      it(`does not take --rule ${rule}`, async () => {
        const { code, out, err } = await run('--rule', rule, '.');
        assert.deepEqual({ code, out }, { code: 2, out: '' });
        assert.match(err, line);
      });
    }

    it('calls standard input as it is told', async () => {
      const { out } = await runForTest(['check', '--format', 'json', '--stdin-filename', 'deals/x.json', '-'], {
        input: 'x',
      });
      assert.deepEqual([...new Set(JSON.parse(out).map(({ file }: { file: string }) => file))], ['deals/x.json']);
    });
  });
});
