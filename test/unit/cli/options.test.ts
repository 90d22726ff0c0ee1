import assert from 'node:assert/strict';
import { type Options, optionsHelp } from '../../../src/cli/options';

const one = {
  fix: { type: 'boolean', help: () => 'fix\nit' },
  folder: { type: 'string', value: 'DIR' },
  out: { type: 'string', value: 'DIR', help: () => 'where\nto write' },
} as const satisfies Options;

describe('the help of options', () => {
  it('has one column for the names, and those with one meaning together, above their help', () => {
    assert.deepEqual(optionsHelp(one, { quiet: { type: 'boolean', help: () => 'say less' } }), [
      ['  --fix    fix', '           it', '  --folder DIR, --out DIR', '           where', '           to write'].join(
        '\n',
      ),
      '  --quiet  say less',
    ]);
  });
});
