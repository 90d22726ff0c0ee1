import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, transformSync } from 'esbuild';
import { root } from '../../../scripts/root';
import { rulesApart, withoutTexts } from '../../../scripts/rulesApart';
import { pageOf } from '../../../src/language/rules/pages';

describe('a rule in a bundle', () => {
  it('has all but what the documentation says of it', () => {
    const rule =
      "defineRule({ code: 'a', reason: 'b, c', wrong: `{ \"d\": 1 }`,\n  right: '', check: () => [right] });";
    assert.equal(withoutTexts(rule).replace(/\s+/g, ' '), "defineRule({ code: 'a', check: () => [right] });");
    assert.equal(withoutTexts('defineRule({ reason });'), 'defineRule({  });');
    assert.equal(withoutTexts('other({ reason: 1 });'), 'other({ reason: 1 });');
  });

  it('is still a module', () => {
    const file = path.join(root, 'src/language/rules/status/substatusNotAllowed.ts');
    const text = withoutTexts(readFileSync(file, 'utf8'));
    assert.doesNotMatch(text, /^ {2}(reason|wrong|right):/m);
    assert.match(transformSync(text, { loader: 'ts' }).code, /remedy: .*check\(referral\).*fix\(document/s);
  });

  it('has its page all the same, from a module of its own', async () => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: ['src/language/rules/pages.ts'],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [rulesApart],
    });
    const bundled: { exports: { pageOf?: typeof pageOf } } = { exports: {} };
    new Function('module', 'exports', 'require', String(outputFiles[0]?.text))(bundled, bundled.exports, require);
    for (const code of ['status.substatus-not-allowed', 'value.casing', 'check.limit', 'money.precision'])
      assert.equal(bundled.exports.pageOf?.(code), pageOf(code));
    assert.match(pageOf('value.casing') ?? '', /## Wrong/);
  });
});
