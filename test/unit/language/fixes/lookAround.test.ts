import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import type { ReferralLanguageOptions } from '../../../../src/language/referralLanguage';
import { createReferralLanguage } from '../../../../src/language/service';

function offers(value: object, code: string, options: ReferralLanguageOptions = {}): string[] {
  const language = createReferralLanguage(options);
  const document = language.parse(JSON.stringify({ id: '1', eTag: 'x', ...value }));
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem))
    .map(({ title, safe }) => `${safe ? '!' : ''}${title.replace(/^Change to |^Add (sub)?status /, '')}`);
}

/** The referral after the first fix of its first wrong value. */
function firstFixed(value: object): Record<string, unknown> {
  const language = createReferralLanguage();
  const text = JSON.stringify({ id: '1', eTag: 'x', ...value });
  const document = language.parse(text);
  const problem = language.validate(document).find(({ code }) => code === 'value.unknown') ?? assert.fail(text);
  return JSON.parse(applyEdits(text, language.fixes(document, problem)[0]?.edits ?? []));
}

describe('fixes of a status', () => {
  it('fit the substatus beside it', () => {
    for (const [substatus, ...statuses] of [
      ['Pending', '"New"'],
      ['Accepted', '"Active"'],
      ['Won', '"Closed"'],
      ['won', '"Closed"'],
    ]) {
      assert.deepEqual(offers({ status: 'Foo', substatus }, 'value.unknown'), statuses, substatus);
      assert.deepEqual(offers({ status: 'None', substatus }, 'status.none'), statuses, substatus);
    }
  });

  it('never offer None', () => {
    for (const value of [{ status: 'Foo' }, { status: 'Foo', substatus: 'Bar' }, { status: 'New', substatus: 'Foo' }])
      assert.ok(!offers(value, 'value.unknown').some((title) => title.includes('None')), JSON.stringify(value));
  });

  it('keep a substatus written as the status, whatever wrong substatus is beside it', () => {
    for (const [status, substatuses] of [
      ['New', ['Pending', 'Received']],
      ['Active', ['Accepted']],
      ['Closed', ['Won', 'Lost', 'Declined', 'Expired', 'Error']],
    ] as const)
      for (const said of substatuses)
        for (const beside of [undefined, 'None', status === 'New' ? 'Accepted' : 'Pending', 'Closed', said]) {
          const fixed = firstFixed({ status: said, substatus: beside });
          assert.deepEqual([fixed.status, fixed.substatus], [status, said], `${said} beside ${beside}`);
        }
    assert.deepEqual(offers({ status: 'Won', substatus: 'Pending' }, 'value.unknown'), ['"Closed"', '"New"']);
  });

  it('take a status written as the substatus', () => {
    for (const [said, substatus] of [
      ['New', 'Pending'],
      ['Active', 'Accepted'],
      ['Closed', 'Won'],
    ])
      for (const status of [undefined, said]) {
        const fixed = firstFixed({ status, substatus: said });
        assert.deepEqual([fixed.status, fixed.substatus], [said, substatus], `${said} beside ${status}`);
      }
    assert.deepEqual(offers({ substatus: 'New' }, 'value.unknown'), ['"Pending"', '"Received"']);
    assert.deepEqual(offers({ status: 'Active', substatus: 'Closed' }, 'value.unknown'), [
      ...['"Won"', '"Lost"', '"Declined"', '"Expired"', '"Error"', '"Accepted"'],
    ]);
  });

  it('of a slip of the keyboard are safe only if the substatus fits', () => {
    assert.deepEqual(offers({ status: 'Activ', substatus: 'Accepted' }, 'value.unknown'), ['!"Active"']);
    assert.deepEqual(offers({ status: 'Activ', substatus: 'Won' }, 'value.unknown'), ['"Closed"']);
  });

  it('respect the last known state', () => {
    const known = () => ({ status: 'Closed', substatus: 'Won' });
    const text = JSON.stringify({ id: '1', eTag: 'x', substatus: 'Accepted' });
    const language = createReferralLanguage({ known });
    assert.equal(applyEdits(text, language.fixAll(language.parse(text))), text);
    assert.deepEqual(offers({ substatus: 'Accepted' }, 'status.missing-status', { known }), ['"Active"']);
    const active = () => ({ status: 'Active', substatus: 'Accepted' });
    assert.deepEqual(offers({ substatus: 'Accepted' }, 'status.missing-status', { known: active }), ['!"Active"']);
    assert.deepEqual(offers({ status: 'Foo' }, 'value.unknown', { known: active }), ['"Active"', '"Closed"']);
    assert.deepEqual(offers({ substatus: 'Accepted' }, 'status.missing-status'), ['!"Active"']);
  });
});

describe('fixes of an area or play', () => {
  it('begin with the area that has the play, and with plays of the area', () => {
    assert.equal(
      offers({ solutionArea: 'Infra', solutionPlay: 'Data Governance' }, 'solution.unknown-area')[0],
      '"Security"',
    );
    assert.equal(
      offers({ solutionArea: 'Infra', solutionPlay: 'Migrate SAP' }, 'solution.unknown-area')[0],
      '"Infrastructure"',
    );
    assert.equal(
      offers({ solutionArea: 'Modern Work', solutionPlay: 'Surface' }, 'solution.unknown-play')[0],
      '"Modernize with Surface"',
    );
    assert.equal(
      offers({ solutionArea: 'Cloud and AI Platforms', solutionPlay: 'Migrate SAP' }, 'value.other-fiscal-year', {
        taxonomy: 'FY25',
      })[0],
      '"Infrastructure"',
    );
  });
});

describe('related information', () => {
  const related = (text: string, code: string) => {
    const language = createReferralLanguage();
    const [problem] = language.validate(language.parse(text)).filter((each) => each.code === code);
    return (problem?.related ?? []).map(({ offset, length }) => text.slice(offset, offset + length));
  };

  it('names the other property, tag or place', () => {
    assert.deepEqual(related('{ "id": "1", "name": "a", "Name": "b" }', 'syntax.duplicate-property'), ['"a"']);
    assert.deepEqual(related('{ "id": "1", "name": "a", "name": "b" }', 'syntax.duplicate-property'), ['"a"']);
    assert.deepEqual(related('{ "id": "1", "x": { "y": 1, "y": 2 } }', 'syntax.duplicate-property'), ['1']);
    assert.deepEqual(related('{ "id": "1", "x": 1, "x": 2 }', 'syntax.duplicate-property'), ['1']);
    assert.deepEqual(related('{ "value": [], "Value": [] }', 'syntax.duplicate-property'), ['"value"']);
    assert.deepEqual(related('{ "id": "1", "Name": "a", "NAME": "b" }', 'syntax.duplicate-property'), ['"a"']);
    assert.deepEqual(
      related(
        '{ "id": "1", "details": { "requirements": { "products": [{ "id": "Azure" }, { "id": "AZURE" }] } } }',
        'value.duplicate',
      ),
      ['"Azure"'],
    );
  });
});

describe('advice about an invitation', () => {
  const message = (direction: string | undefined, expirationDateTime: string) => {
    const language = createReferralLanguage({ today: '2027-03-14T00:00:00Z' });
    const value = { id: '1', eTag: 'x', status: 'New', substatus: 'Pending', direction, expirationDateTime };
    return language.validate(language.parse(JSON.stringify(value)))[0]?.message ?? '';
  };

  it('fits the side', () => {
    for (const date of ['2027-03-14', '2027-03-15', '2027-03-16']) {
      assert.match(message('Incoming', `${date}T00:00:00Z`), /Accept or decline it/);
      assert.match(message(undefined, `${date}T00:00:00Z`), /Accept or decline it/);
      assert.match(message('Outgoing', `${date}T00:00:00Z`), /Ask the partner to answer it/);
      assert.match(message('outgoing', `${date}T00:00:00Z`), /Ask the partner to answer it/);
    }
    assert.doesNotMatch(message('Outgoing', '2027-03-10T00:00:00Z'), /[Aa]ccept/);
  });
});
