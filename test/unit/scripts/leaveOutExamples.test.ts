import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { withoutExamples } from '../../../scripts/leaveOutExamples';
import { root } from '../../../scripts/root';

describe('a rule in a bundle', () => {
  it('has all but what the documentation says of it', () => {
    const rule =
      "defineRule({ code: 'a', reason: 'b, c', wrong: `{ \"d\": 1 }`,\n  right: '', check: () => [right] });";
    assert.equal(withoutExamples(rule).replace(/\s+/g, ' '), "defineRule({ code: 'a', check: () => [right] });");
    assert.equal(withoutExamples('defineRule({ reason });'), 'defineRule({  });');
    assert.equal(withoutExamples('other({ reason: 1 });'), 'other({ reason: 1 });');
  });

  it('is still a module', () => {
    const file = path.join(root, 'src/language/rules/status/substatusNotAllowed.ts');
    const text = withoutExamples(readFileSync(file, 'utf8'));
    assert.doesNotMatch(text, /^ {2}(reason|wrong|right):/m);
    assert.match(transformSync(text, { loader: 'ts' }).code, /remedy: .*check\(referral\).*fix\(document/s);
  });
});
