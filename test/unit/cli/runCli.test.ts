import assert from 'node:assert/strict';
import { version } from '../../../package.json';
import { commands } from '../../../src/cli/commands';
import { runForTest } from './runForTest';

/** Exit code 2, nothing on standard output, one line on standard error. */
async function refuses(args: readonly string[], line: RegExp, given?: { cwd?: string }): Promise<void> {
  const { code, out, err } = await runForTest(args, given);
  assert.deepEqual({ code, out }, { code: 2, out: '' });
  assert.match(err, /^referrals: [^\n]+\n$/);
  assert.match(err, line);
}

describe('the command line', () => {
  it('shows its help and the version', async () => {
    for (const option of ['--help', '-h']) {
      const { code, out, err } = await runForTest([option]);
      assert.deepEqual({ code, err }, { code: 0, err: '' });
      for (const command of ['check', 'sandbox', 'schema']) assert.match(out, new RegExp(`^ {2}${command} `, 'm'));
    }
    assert.deepEqual(await runForTest(['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  for (const command of commands.keys()) {
    it(`shows the help of ${command}, also behind other options`, async () => {
      for (const args of [
        [command, '--help'],
        [command, '--bogus', '-h'],
      ]) {
        const { code, out } = await runForTest(args);
        assert.equal(code, 0);
        assert.match(out, new RegExp(`^Usage: referrals ${command}`));
        assert.match(out, /^ {2}--help +show this help$/m);
        for (const line of out.split('\n')) assert.ok(line.length <= 100, line);
      }
    });

    it(`refuses an unknown option of ${command}`, () => refuses([command, '--bogus'], /unknown option '--bogus'/));
  }

  it('explains every option and exit code of check', async () => {
    const { out } = await runForTest(['check', '--help']);
    for (const option of [
      'format',
      'taxonomy',
      'max-warnings',
      'rule',
      'quiet',
      'fix',
      'dry-run',
      'stdin-filename',
      'help',
    ])
      assert.match(out, new RegExp(`^  --${option} `, 'm'));
    for (const format of ['stylish', 'json', 'sarif', 'github']) assert.match(out, new RegExp(`\\b${format}: `));
    assert.match(out, /Exit codes: 0 .*1 .*2 /);
  });

  it('refuses what is not a command', async () => {
    await refuses([], /no command given; use "check", .*"submit"/);
    await refuses(['chek'], /unknown command "chek"; did you mean "check"\? Commands are .*"doctor" or "adopt";/);
    await refuses(['--bogus'], /unknown option "--bogus"/);
    await refuses(['constructor'], /unknown command/);
    await refuses(['\u001b[31m\n'], /unknown command "\\u001b\[31m\\u000a"/);
  });

  it('refuses wrong values of options, saying what they take', async () => {
    await refuses(
      ['check', '--format', 'xml', '.'],
      /--format: "xml" is not valid; use "stylish", "json", "sarif" or "github"/,
    );
    await refuses(['check', '--format', 'toString', '.'], /--format: "toString" is not valid/);
    await refuses(['check', '--format'], /--format.*argument missing/);
    await refuses(
      ['check', '--taxonomy', 'FY99', '.'],
      /--taxonomy: "FY99" is not valid; use "auto", "FY25", "FY26" or "FY27"/,
    );
    for (const number of ['x', '1.5', '', '1e3', '=-1'])
      await refuses(['check', `--max-warnings=${number}`, '.'], /--max-warnings: .* use a whole number/);
    for (const port of ['x', '65536', '0x50'])
      await refuses(['sandbox', '--port', port], /--port: .* use a whole number from 0 to 65535/);
    await refuses(['sandbox', '--seed', 'many'], /--seed: .* use a whole number/);
    await refuses(['sandbox', '--data', ''], /--data needs/);
    await refuses(['sandbox', '--profile', 'strict'], /--profile takes documented, lenient, not "strict"/);
  });

  it('refuses arguments that a command does not take', async () => {
    await refuses(['schema', 'x'], /schema does not take arguments/);
    await refuses(['sandbox', 'x'], /sandbox does not take paths/);
    await refuses(['check'], /no files given/);
  });
});

describe('schema', () => {
  it('prints the JSON Schema', async () => {
    const { code, out, err } = await runForTest(['schema']);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const schema = JSON.parse(out);
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
    assert.ok(schema.properties.substatus.enum.includes('Won'));
  });
});
