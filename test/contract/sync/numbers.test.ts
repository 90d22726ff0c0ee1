import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runForTest } from '../../unit/cli/runForTest';
import { temporaryFolder } from '../../unit/cli/temporaryFolder';
import { TextService } from './textService';

const id = '00000001-1111-4222-8333-0123456789ab';
const name = 'a.referral.json';

/** A referral as the service sends it. */
const referral = (value: string): string =>
  `{"id":"${id}","eTag":"1","type":"Independent","status":"Active","substatus":"Accepted","name":"Intranet",` +
  '"customerProfile":{"name":"Contoso","address":{"country":"US"},"size":"251to1000employees",' +
  '"team":[{"firstName":"Adele","lastName":"Vance","email":"adele@contoso.example"}]},' +
  '"consent":{"consentToToShareInfoWithOthers":true,"consentToContact":true,' +
  '"consentToShareReferralWithMicrosoftSellers":false},' +
  `"details":{"notes":"first","dealValue":${value},"currency":"USD","closingDateTime":"2027-06-30T00:00:00Z"},` +
  `"extra":{"price":1.10,"list":[1E2,-0.0,${value}]}}`;

const values = ['123456789012345678901.25', '1.10', '1E2', '9007199254740993', '123456789.123456789123'];

describe('numbers keep their text', function () {
  this.timeout(60_000);
  const folder = temporaryFolder({});
  const services: TextService[] = [];
  afterEach(() => {
    for (const service of services.splice(0)) service.close();
  });

  const text = (): string => readFileSync(path.join(folder(), name), 'utf8');
  const edit = (before: string | RegExp, after: string): void => {
    const changed = text().replace(before, after);
    assert.notEqual(changed, text());
    writeFileSync(path.join(folder(), name), changed);
  };
  async function opened(given: string) {
    const service = await new TextService(given).start();
    services.push(service);
    const cli = (...args: string[]) => runForTest([...args, '--endpoint', service.origin], { cwd: folder() });
    return { service, cli };
  }
  async function pulled(value: string) {
    const { service, cli } = await opened(referral(value));
    const { code, out, err } = await cli('pull', id, '--out', '.', '--file-name', name);
    assert.equal(code, 0, out + err);
    return { service, cli };
  }
  /** All numbers of a JSON text, as written. */
  const numbers = (json: string): string[] =>
    [...json.matchAll(/"(?:[^"\\]|\\.)*"|(-?\d[\d.eE+-]*)/g)].flatMap(([, number]) => number ?? []);
  const all = (value: string): string[] => [value, '1.10', '1E2', '-0.0', value];

  for (const value of values) {
    it(`pulls ${value} as it is, and finds nothing to do afterwards`, async () => {
      const { service, cli } = await pulled(value);
      assert.deepEqual(numbers(text()), all(value));
      const before = text();
      const again = await cli('pull', id, '--out', '.');
      const submit = await cli('submit', name);
      assert.deepEqual([again.code, submit.code, text(), service.sent], [0, 0, before, []], again.out + submit.out);
    });

    it(`sends nothing of ${value} in a PATCH of the notes`, async () => {
      const { service, cli } = await pulled(value);
      edit('"first"', '"second"');
      const { code, out } = await cli('submit', name);
      assert.equal(code, 0, out);
      assert.deepEqual(service.sent, [
        { method: 'PATCH', text: '[{"op":"replace","path":"/details/notes","value":"second"}]' },
      ]);
      assert.deepEqual(numbers(text()), all(value));
    });

    it(`sends ${value} as it is in a PUT`, async () => {
      const { service, cli } = await pulled(value);
      edit('"first"', '"second"');
      const { code, out } = await cli('submit', name, '--method', 'put');
      assert.equal(code, 0, out);
      assert.deepEqual(
        service.sent.map((each) => [each.method, numbers(each.text)]),
        [['PUT', all(value)]],
      );
      assert.deepEqual(numbers(text()), all(value));
    });

    it(`sends ${value} as it was typed, in a PATCH and in a POST`, async () => {
      const { service, cli } = await pulled('5');
      edit(/"dealValue": 5/, `"dealValue": ${value}`);
      const { code, out } = await cli('submit', name);
      assert.equal(code, 0, out);
      assert.deepEqual(
        service.sent.map((each) => [each.method, numbers(each.text)]),
        [['PATCH', [value]]],
      );
      assert.deepEqual(numbers(text()), [value, '1.10', '1E2', '-0.0', '5']);
      edit(/"(id|eTag|status|substatus)": "[^"]*",\s*/g, '');
      const created = await cli('submit', name);
      assert.equal(created.code, 0, created.out);
      assert.deepEqual(numbers(service.sent[1]?.text ?? ''), [value, '1.10', '1E2', '-0.0', '5']);
      assert.deepEqual(numbers(text()), [value, '1.10', '1E2', '-0.0', '5']);
    });

    it(`merges another person's notes into a file with ${value}`, async () => {
      const { service, cli } = await pulled('5');
      edit(/"dealValue": 5/, `"dealValue": ${value}`);
      service.change('"first"', '"theirs"');
      const { code, out } = await cli('pull', id, '--out', '.');
      assert.equal(code, 0, out);
      assert.deepEqual(numbers(text()), [value, '1.10', '1E2', '-0.0', '5']);
      assert.match(text(), /"theirs"/);
    });

    it(`takes another person's ${value}`, async () => {
      const { service, cli } = await pulled('5');
      edit('"first"', '"second"');
      service.change('"dealValue":5', `"dealValue":${value}`);
      const { code, out } = await cli('submit', name);
      assert.equal(code, 0, out);
      assert.deepEqual(numbers(text()), [value, '1.10', '1E2', '-0.0', '5']);
    });
  }

  it('leaves the spelling of the file if the service writes the same number in another one', async () => {
    const { service, cli } = await pulled('1.10');
    edit('1.10', '1.1');
    service.change('"first"', '"theirs"');
    const { code, out } = await cli('pull', id, '--out', '.');
    assert.equal(code, 0, out);
    assert.deepEqual(numbers(text()), ['1.1', '1.10', '1E2', '-0.0', '1.10']);
    const submit = await cli('submit', name);
    assert.deepEqual([submit.code, service.sent], [0, []], submit.out);
  });

  it('finds a conflict in digits that JavaScript has no room for, and leaves both as they are', async () => {
    const { service, cli } = await pulled('9007199254740992');
    edit('9007199254740992', '9007199254740993');
    service.change('9007199254740992', '9007199254740994.0');
    const before = text();
    const { code, out } = await cli('submit', name, '--format', 'json');
    assert.deepEqual([code, text(), service.sent], [1, before, []], out);
    assert.match(out, /"outcome":"conflict"/);
  });

  describe('and 1e400', () => {
    it('is an error that blocks a submit if the user wrote it', async () => {
      const { service, cli } = await pulled('5');
      edit(/"dealValue": 5/, '"dealValue": 1e400');
      const { code, out } = await cli('submit', name);
      assert.equal(code, 1, out);
      assert.match(out, /1e400 is too large for a number/);
      const off = await cli('submit', name, '--block-on', 'off');
      assert.equal(off.code, 1, off.out);
      assert.match(off.out, /Nothing was sent: 1e400 is too large for a number/);
      edit(/"(id|eTag|status|substatus)": "[^"]*",\s*/g, '');
      const created = await cli('submit', name, '--block-on', 'off');
      assert.equal(created.code, 1, created.out);
      assert.match(created.out, /Nothing was sent: 1e400 is too large for a number/);
      assert.deepEqual(service.sent, []);
    });

    it('is kept but never sent if the service sent it', async () => {
      const { service, cli } = await pulled('1e400');
      assert.deepEqual(numbers(text()), all('1e400'));
      const check = await cli('check', '.');
      assert.doesNotMatch(check.out, /too large/);
      edit('"first"', '"second"');
      const { code, out } = await cli('submit', name);
      assert.equal(code, 0, out);
      assert.deepEqual(
        service.sent.map((each) => each.method),
        ['PATCH'],
      );
      assert.deepEqual(numbers(text()), all('1e400'));
      edit('"second"', '"third"');
      const put = await cli('submit', name, '--method', 'put');
      assert.equal(put.code, 1, put.out);
      assert.match(put.out, /Nothing was sent: 1e400 is too large for a number/);
      assert.equal(service.sent.length, 1);
      assert.ok(service.sent.every((each) => !each.text.includes('1e400') && !each.text.includes('null')));
      assert.deepEqual(numbers(text()), all('1e400'));
    });
  });
});
