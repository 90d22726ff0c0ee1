import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import { flags, passes, problems } from '../markers';

const id = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';

describe('identity.missing-etag', () => {
  const code = 'identity.missing-etag';

  it('flags the id of a referral without eTag', () => {
    flags(code, `{ "id": «"${id}"» }`, /eTag/);
    flags(code, `{ "ID": «"${id}"», "ETag": null }`);
    flags(code, `{ "value": [{ "id": «"${id}"», "eTag": "" }] }`);
  });

  it('lets pass a referral with both, or without id', () => {
    passes(code, `{ "id": "${id}", "eTag": "\\"1\\"" }`);
    passes(code, `{ "ID": "${id}", "ETag": "\\"1\\"" }`);
    passes(code, '{ "name": "x" }');
    passes(code, '{ "id": null }');
    passes(code, '{ "id": "" }');
  });

  it('offers to pull', () => {
    const language = createReferralLanguage();
    const document = language.parse(`{ "id": "${id}" }`);
    const [problem] = language.validate(document).filter((each) => each.code === code);
    assert.ok(problem);
    assert.deepEqual(
      language.fixes(document, problem).map(({ action }) => action),
      [{ kind: 'pullLatest' }],
    );
  });
});

describe('identity.duplicate-id', () => {
  const code = 'identity.duplicate-id';

  it('flags both ends in one document, each with the other', () => {
    const found = flags(code, `[{ "id": «"${id}"» }, { "name": "x" }, { "ID": «"${id.toUpperCase()}"» }]`, /this file/);
    assert.deepEqual(
      found.map(({ related }) => related?.map(({ offset }) => offset)),
      [[found[1]?.offset], [found[0]?.offset]],
    );
  });

  it('flags an id that another document has', () => {
    const place = { uri: 'file:///deals/b%20c.referral.json', offset: 7, length: 38 };
    const siblings = (value: string) => (value === id ? [place] : []);
    const [found] = flags(code, `{ "id": «"${id}"» }`, /b c\.referral\.json/, { siblings });
    assert.deepEqual(
      found?.related?.map(({ uri, offset, length }) => ({ uri, offset, length })),
      [place],
    );
  });

  it('asks no host about what is off', () => {
    const asked: string[] = [];
    const siblings = (value: string, property: string) => {
      asked.push(`${property} ${value}`);
      return property === 'id' ? [] : [{ uri: 'file:///other.json', offset: 0, length: 1 }];
    };
    const two = '[{ "id": "1", "externalReferenceId": "a" }, { "id": "2", "externalReferenceId": "b" }]';
    const found = (severities: Record<string, 'off'>) =>
      problems(two, undefined, { siblings, severities }).map((each) => each.code);
    const codes = found({ 'identity.duplicate-id': 'off' });
    assert.equal(codes.filter((each) => each === 'identity.duplicate-reference').length, 2);
    assert.ok(asked.length > 0);
    asked.length = 0;
    found({ 'identity.duplicate-id': 'off', 'identity.duplicate-reference': 'off' });
    assert.deepEqual(asked, []);
  });

  it('follows edits of the other referral', () => {
    const language = createReferralLanguage();
    const text = `[{ "id": "${id}" }, { "id": "${id}" }]`;
    const document = language.parse(text);
    const count = (of: typeof document) => language.validate(of).filter((each) => each.code === code).length;
    assert.equal(count(document), 2);
    const other = document.edit({ offset: text.lastIndexOf(id), length: 1, text: '4' });
    assert.equal(count(other), 0);
    assert.equal(count(document), 2);
  });

  it('lets pass different ids, none, and empty ones', () => {
    passes(code, `[{ "id": "${id}" }, { "id": "4${id.slice(1)}" }]`);
    passes(code, '[{ "name": "x" }, { "name": "x" }]');
    passes(code, '[{ "id": "" }, { "id": "" }, { "id": null }, { "id": null }]');
    passes(code, `{ "id": "${id}" }`, { siblings: () => [] });
  });

  it('offers to open the other', () => {
    const place = { uri: 'file:///b.referral.json', offset: 7, length: 38 };
    const language = createReferralLanguage({ siblings: () => [place] });
    const document = language.parse(`{ "id": "${id}" }`);
    const [problem] = language.validate(document).filter((each) => each.code === code);
    assert.ok(problem);
    assert.deepEqual(
      language.fixes(document, problem).map(({ action }) => action),
      [{ kind: 'open', place }, undefined],
    );
  });
});

describe('identity.duplicate-reference', () => {
  const code = 'identity.duplicate-reference';

  it('flags two referrals with one reference', () => {
    flags(code, '[{ "externalReferenceId": «"OPP-1"» }, { "ExternalReferenceID": «"OPP-1"» }]');
    const siblings = (_: string, property: string) =>
      property === 'externalReferenceId' ? [{ uri: 'file:///b.referral.json', offset: 0, length: 1 }] : [];
    flags(code, '{ "externalReferenceId": «"OPP-1"» }', /b\.referral\.json/, { siblings });
  });

  it('lets pass copies of one referral, which are told by their id', () => {
    const text = `[{ "id": "${id}", "externalReferenceId": "OPP-1" }, { "id": "${id}", "externalReferenceId": "OPP-1" }]`;
    passes(code, text);
    assert.equal(problems(text, 'identity.duplicate-id').length, 2);
  });

  it('lets pass different references, and empty ones', () => {
    passes(code, '[{ "externalReferenceId": "OPP-1" }, { "externalReferenceId": "opp-1" }]');
    passes(code, '[{ "externalReferenceId": "" }, { "externalReferenceId": "" }]');
    passes(code, '[{ "externalReferenceId": null }, { "externalReferenceId": null }]');
  });
});
