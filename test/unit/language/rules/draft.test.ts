import assert from 'node:assert/strict';
import { isResource, type Resource } from '../../../../src/domain/model/resource';
import { findPlaceholders } from '../../../../src/domain/publish/findPlaceholders';
import { placeholder } from '../../../../src/domain/publish/placeholder';
import { referralTemplates } from '../../../../src/domain/publish/referralTemplates';
import { referral } from '../../../../src/domain/referral/referral';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes, problems } from '../markers';

const code = 'draft.placeholder';

/** Each property below a resource as a referral that holds nothing else, with `value` there. */
function* single(value: unknown, owner: Resource = referral, above: readonly Resource[] = []): Generator<object> {
  for (const { name, type, list } of owner.properties) {
    if (name === 'id' && owner === referral) continue;
    yield { [name]: list ? [value] : value };
    if (!isResource(type) || above.includes(type)) continue;
    for (const inner of single(value, type, [...above, owner])) yield { [name]: list ? [inner] : inner };
  }
}

describe('draft.placeholder', () => {
  it('flags each placeholder of a referral without id, at its literal', () => {
    flags(
      code,
      '{ "name": «"<Deal name>"», "consent": { "consentToContact": «"<Yes or no>"» }, "team": [{ "email": «"<Email>"» }] }',
      /^Fill in "<.+>" before you submit\.$/,
    );
    flags(code, '{ "name": «" <Deal name>  "», "status": «"<Status>\\n"» }');
    flags(code, '{ "name": «"Deal for <Customer name>"» }', /^Fill in "<Customer name>" before you submit\.$/);
    flags(
      code,
      '{ "consent": { "consentToContact": «"<true or false>"» } }',
      /^Fill in "consentToContact" \(<true or false>\) before you submit\.$/,
    );
    flags(code, '[{ "id": "", "Name": «"<Deal name>"» }, { "id": "1", "name": "<Deal name>" }]');
  });

  it('passes any text that no template writes, and all texts of a referral with an id', () => {
    for (const name of ['Customer', 'a < b', '<', '<>', '<a> and <b>', 'x <b>', ''])
      passes(code, JSON.stringify({ name }));
    passes(code, '{ "id": "1", "name": "<Deal name>", "status": "<Status>" }');
    assert.equal(problems('{ "id": "1", "status": "<Status>" }', 'value.unknown').length, 1);
  });

  it('is the only problem of an unknown property that has one', () => {
    const text = '{ "type": "Independent", "customerProfile": {}, "consent": {}, "details": {}, "x": "<Anything>" }';
    const at = text.indexOf('"x"');
    assert.deepEqual(
      problems(text)
        .filter(({ offset }) => offset >= at)
        .map((problem) => problem.code),
      [code],
    );
  });

  it('is the only problem at a placeholder, whatever the property', () => {
    const text = placeholder('Anything');
    let count = 0;
    for (const value of single(text)) {
      count++;
      const source = JSON.stringify({ type: 'Independent', customerProfile: {}, consent: {}, details: {}, ...value });
      const at = source.indexOf(JSON.stringify(text));
      assert.deepEqual(
        problems(source)
          .filter(({ offset }) => offset === at)
          .map((problem) => problem.code),
        [code],
        source,
      );
    }
    assert.ok(count > 100, `${count} properties`);
  });

  it('never makes two drafts the same referral', () => {
    const draft = '{ "externalReferenceId": "<Your reference>" }';
    passes('identity.duplicate-reference', `[${draft}, ${draft}]`);
    const known = (id: string) => `{ "id": "${id}", "externalReferenceId": "<Your reference>" }`;
    assert.equal(problems(`[${known('1')}, ${known('2')}]`, 'identity.duplicate-reference').length, 2);
  });

  for (const { label, value } of referralTemplates) {
    it(`flags every placeholder of a new ${label}, and nothing else`, () => {
      const found = problems(JSON.stringify(value));
      assert.deepEqual(
        found.map(({ code, path }) => `${code} ${path}`),
        findPlaceholders(value).map(({ path }) => `${code} /${path.join('/')}`),
      );
    });
  }

  it('is left by the fix that adds what a half-typed deal lacks', () => {
    const language = createReferralLanguage();
    const document = language.parse('{ "name": "Harbor Mills" }');
    const [problem, ...others] = language.validate(document);
    assert.ok(problem);
    assert.deepEqual([problem.code, others], ['shape.missing-property', []]);
    const [all] = language.fixes(document, problem);
    assert.ok(all);
    const after = applyEdits(document.text, all.edits);
    const left = problems(after);
    assert.ok(left.length > 5);
    assert.deepEqual(
      left.filter((each) => each.code !== code),
      [],
    );
  });
});
